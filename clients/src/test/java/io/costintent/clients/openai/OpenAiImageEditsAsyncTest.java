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

/** Edited images, as futures. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "image edits", form = Form.FUTURE)
class OpenAiImageEditsAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiImages();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.future(
        tracking,
        baseUrl,
        (client, model, prompt) -> client.images().edit(OpenAiMedia.edit(model, prompt)),
        response -> "");
  }
}
