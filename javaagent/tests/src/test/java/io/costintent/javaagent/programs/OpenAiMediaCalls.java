/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.core.http.HttpResponse;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Calls of OpenAI's audio, which takes other parameters in each version of openai-java. */
final class OpenAiMediaCalls {
  private static final byte[] FILE = "RIFF".getBytes(StandardCharsets.US_ASCII);

  static Map<String, Call> all() {
    return Map.of(
        "openai-transcription",
        (url, model) ->
            OpenAiCalls.sync(url)
                .audio()
                .transcriptions()
                .create(TranscriptionCreateParams.builder().model(model).file(FILE).build())
                .asTranscription()
                .text(),
        "openai-speech",
        (url, model) -> speak(url, speech(model).build()),
        "openai-speech-events",
        (url, model) ->
            speak(url, speech(model).streamFormat(SpeechCreateParams.StreamFormat.SSE).build()));
  }

  private static SpeechCreateParams.Builder speech(String model) {
    return SpeechCreateParams.builder().model(model).input(Call.PROMPT).voice("alloy");
  }

  private static String speak(URI url, SpeechCreateParams speech) throws IOException {
    try (HttpResponse audio = OpenAiCalls.sync(url).audio().speech().create(speech)) {
      audio.body().readAllBytes();
      return "";
    }
  }

  private OpenAiMediaCalls() {}
}
