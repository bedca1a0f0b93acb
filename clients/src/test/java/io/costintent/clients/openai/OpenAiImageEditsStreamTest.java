/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Edited images, streamed. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "image edits", form = Form.STREAM)
class OpenAiImageEditsStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiImages();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.stream(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            client.images().editStreaming(OpenAiMedia.editInSteps(model, prompt)),
        event -> "");
  }
}
