/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Legacy completions, as futures. */
@DoorRow(
    client = "OpenAI",
    sdk = "openai-java",
    operation = "legacy completions",
    form = Form.FUTURE)
class OpenAiCompletionsAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiCompletions();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.future(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            client.completions().create(OpenAiClients.completion(model, prompt)),
        OpenAiClients::text);
  }
}
