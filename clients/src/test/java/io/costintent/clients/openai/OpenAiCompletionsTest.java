/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Legacy completions. */
@DoorRow(
    client = "OpenAI",
    sdk = "openai-java",
    operation = "legacy completions",
    form = Form.WHOLE)
class OpenAiCompletionsTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAiCompletions();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.whole(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            client.completions().create(OpenAiClients.completion(model, prompt)),
        OpenAiClients::text);
  }
}
