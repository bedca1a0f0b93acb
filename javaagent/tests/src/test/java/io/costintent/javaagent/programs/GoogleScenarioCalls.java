/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Calls through google-genai that go another way than most: given up, tried again. */
final class GoogleScenarioCalls {
  static Map<String, Call> all() {
    return Map.of(
        "gemini-content-retrying",
        (url, model) ->
            client(
                    "google-retrying",
                    url,
                    options ->
                        options.retryOptions(
                            HttpRetryOptions.builder()
                                .attempts(Scenarios.RETRIES + 1)
                                .initialDelay(0.0)
                                .build()))
                .models
                .generateContent(model, Call.PROMPT, null)
                .text(),
        "gemini-content-impatient",
        (url, model) ->
            client(
                    "google-impatient",
                    url,
                    options -> options.timeout((int) Scenarios.IMPATIENCE.toMillis()))
                .models
                .generateContent(model, Call.PROMPT, null)
                .text(),
        "gemini-content-stream-closed",
        (url, model) -> {
          try (ResponseStream<GenerateContentResponse> stream =
              GoogleCalls.gemini(url).models.generateContentStream(model, Call.PROMPT, null)) {
            stream.iterator().next();
            return "";
          }
        });
  }

  private static Client client(
      String kind, URI baseUrl, UnaryOperator<HttpOptions.Builder> options) {
    return Call.client(
        kind,
        () ->
            Client.builder()
                .apiKey("sk-herons")
                .httpOptions(
                    options.apply(HttpOptions.builder().baseUrl(baseUrl.toString())).build())
                .build());
  }

  private GoogleScenarioCalls() {}
}
