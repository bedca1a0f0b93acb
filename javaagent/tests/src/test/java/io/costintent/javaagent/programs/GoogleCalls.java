/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls through google-genai. */
final class GoogleCalls {
  private static final int SECONDS = 30;
  private static final Date NEXT_CENTURY = Date.from(Instant.parse("2126-01-01T00:00:00Z"));

  static Map<String, Call> all() {
    return Map.of(
        "gemini-content",
        (url, model) -> gemini(url).models.generateContent(model, Call.PROMPT, null).text(),
        "gemini-content-async",
        (url, model) ->
            gemini(url)
                .async
                .models
                .generateContent(model, Call.PROMPT, null)
                .get(SECONDS, TimeUnit.SECONDS)
                .text(),
        "gemini-content-stream",
        (url, model) -> {
          StringBuilder answer = new StringBuilder();
          try (ResponseStream<GenerateContentResponse> stream =
              gemini(url).models.generateContentStream(model, Call.PROMPT, null)) {
            for (GenerateContentResponse part : stream) {
              answer.append(part.text());
            }
          }
          return answer.toString();
        },
        "gemini-chat",
        (url, model) -> gemini(url).chats.create(model).sendMessage(Call.PROMPT).text(),
        "gemini-embeddings",
        (url, model) -> {
          gemini(url).models.embedContent(model, Call.PROMPT, null);
          return "";
        },
        "vertex-content",
        (url, model) -> vertex(url).models.generateContent(model, Call.PROMPT, null).text());
  }

  static Client gemini(URI baseUrl) {
    return Call.client(
        "google-gemini",
        () -> Client.builder().apiKey("sk-herons").httpOptions(options(baseUrl)).build());
  }

  private static Client vertex(URI baseUrl) {
    return Call.client(
        "google-vertex",
        () ->
            Client.builder()
                .vertexAI(true)
                .project("herons")
                .location("us-central1")
                .credentials(GoogleCredentials.create(new AccessToken("token", NEXT_CENTURY)))
                .httpOptions(options(baseUrl))
                .build());
  }

  private static HttpOptions options(URI baseUrl) {
    return HttpOptions.builder().baseUrl(baseUrl.toString()).build();
  }

  private GoogleCalls() {}
}
