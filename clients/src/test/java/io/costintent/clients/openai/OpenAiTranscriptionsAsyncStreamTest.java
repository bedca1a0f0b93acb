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

/** Transcriptions, streamed to a handler. */
@DoorRow(
    client = "OpenAI",
    sdk = "openai-java",
    operation = "transcriptions",
    form = Form.ASYNC_STREAM)
class OpenAiTranscriptionsAsyncStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiTranscriptions();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.asyncStream(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            client
                .audio()
                .transcriptions()
                .createStreaming(OpenAiMedia.transcription(model, prompt)),
        OpenAiMedia::text);
  }
}
