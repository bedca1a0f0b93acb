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

/** Transcriptions, as futures. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "transcriptions", form = Form.FUTURE)
class OpenAiTranscriptionsAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiTranscriptions();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.future(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            client.audio().transcriptions().create(OpenAiMedia.transcription(model, prompt)),
        OpenAiMedia::text);
  }
}
