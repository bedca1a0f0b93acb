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

/** Edited images. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "image edits", form = Form.WHOLE)
class OpenAiImageEditsTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAiImages();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.whole(
        tracking,
        baseUrl,
        (client, model, prompt) -> client.images().edit(OpenAiMedia.edit(model, prompt)),
        response -> "");
  }
}
