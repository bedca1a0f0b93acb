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

/** Transcriptions. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "transcriptions", form = Form.WHOLE)
class OpenAiTranscriptionsTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAiTranscriptions();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    return OpenAiDoors.whole(
        tracking,
        baseUrl,
        (client, model, prompt) ->
            client.audio().transcriptions().create(OpenAiMedia.transcription(model, prompt)),
        OpenAiMedia::text);
  }
}
