/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateResponse;
import com.openai.models.audio.transcriptions.TranscriptionStreamEvent;
import com.openai.models.audio.transcriptions.TranscriptionTextDeltaEvent;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import java.nio.charset.StandardCharsets;

/** What tests send to OpenAI's media endpoints, and the text of what they receive. */
final class OpenAiMedia {
  private static final byte[] FILE = "RIFF".getBytes(StandardCharsets.US_ASCII);

  static TranscriptionCreateParams transcription(String model, String prompt) {
    return TranscriptionCreateParams.builder().model(model).prompt(prompt).file(FILE).build();
  }

  static SpeechCreateParams speech(String model, String text) {
    return SpeechCreateParams.builder().model(model).input(text).voice("alloy").build();
  }

  static SpeechCreateParams speechInEvents(String model, String text) {
    return speech(model, text).toBuilder()
        .streamFormat(SpeechCreateParams.StreamFormat.SSE)
        .build();
  }

  static ImageGenerateParams imageInSteps(String model, String prompt) {
    return OpenAiClients.image(model, prompt).toBuilder().partialImages(2).build();
  }

  static ImageEditParams edit(String model, String prompt) {
    return ImageEditParams.builder().model(model).prompt(prompt).image(FILE).build();
  }

  static ImageEditParams editInSteps(String model, String prompt) {
    return edit(model, prompt).toBuilder().partialImages(2).build();
  }

  static String text(TranscriptionCreateResponse response) {
    return response.asTranscription().text();
  }

  static String text(TranscriptionStreamEvent event) {
    return event.transcriptTextDelta().map(TranscriptionTextDeltaEvent::delta).orElse("");
  }

  private OpenAiMedia() {}
}
