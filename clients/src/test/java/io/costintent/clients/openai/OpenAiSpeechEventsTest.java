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

/** Speech, in events that the application reads. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "speech", form = Form.STREAM)
class OpenAiSpeechEventsTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiSpeech();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.chunks(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            new SpeechEvents(
                client.audio().speech().create(OpenAiMedia.speechInEvents(model, prompt))));
  }
}
