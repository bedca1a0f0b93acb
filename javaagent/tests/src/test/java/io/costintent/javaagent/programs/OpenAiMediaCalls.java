/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
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
        (url, model) -> {
          try (var audio =
              OpenAiCalls.sync(url)
                  .audio()
                  .speech()
                  .create(
                      SpeechCreateParams.builder()
                          .model(model)
                          .input(Call.PROMPT)
                          .voice("alloy")
                          .build())) {
            audio.body().readAllBytes();
            return "";
          }
        });
  }

  private OpenAiMediaCalls() {}
}
