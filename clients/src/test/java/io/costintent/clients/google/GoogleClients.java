/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import io.costintent.CostTracking;
import io.costintent.call.StreamErrorException;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients of Google's SDK, the text of what they receive, and the errors that they throw. */
final class GoogleClients {
  private static final Date NEXT_CENTURY = Date.from(Instant.parse("2126-01-01T00:00:00Z"));

  static Client gemini(CostTracking tracking, URI baseUrl) {
    return Client.builder()
        .apiKey("sk-conformance")
        .httpOptions(options(baseUrl, 1))
        .clientOptions(GoogleTracking.clientOptions(tracking))
        .build();
  }

  static Client vertex(CostTracking tracking, URI baseUrl) {
    return vertexOf("us-central1")
        .httpOptions(options(baseUrl, 1))
        .clientOptions(GoogleTracking.clientOptions(tracking))
        .build();
  }

  static Client.Builder vertexOf(String location) {
    return Client.builder()
        .vertexAI(true)
        .project("herons")
        .location(location)
        .credentials(GoogleCredentials.create(new AccessToken("token", NEXT_CENTURY)));
  }

  static HttpOptions options(URI baseUrl, int attempts) {
    return HttpOptions.builder()
        .baseUrl(baseUrl.toString())
        .retryOptions(HttpRetryOptions.builder().attempts(attempts).initialDelay(0.0).build())
        .build();
  }

  static Sample vertexSample() {
    Sample gemini = Sample.gemini();
    return new Sample(
        "gcp.vertex_ai",
        gemini.operation(),
        gemini.wire(),
        gemini.usage(),
        gemini.cost(),
        gemini.text());
  }

  static Sample embeddings(String provider) {
    return new Sample(
        provider,
        "embeddings",
        WireUsage.builder().input(1000).build(),
        Map.of(UsageUnit.INPUT_TOKENS, 1000L),
        "0.0025",
        "");
  }

  static String text(GenerateContentResponse response) {
    String text = response.text();
    return text == null ? "" : text;
  }

  /**
   * Fails unless a record has what the wire knows of the error that the SDK threw: an exception of
   * the same status, or what it wraps. An error within a stream is one of ours, whether the SDK
   * throws or hands it on.
   */
  static void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    if (recorded instanceof StreamErrorException) {
      assertThat(thrown == null || thrown instanceof ApiException).isTrue();
    } else if (thrown instanceof ApiException error) {
      assertThat(recorded).isInstanceOf(ApiException.class);
      assertThat(((ApiException) recorded).code()).isEqualTo(error.code());
    } else {
      assertThat(recorded).isNotNull().isIn(thrown, thrown.getCause());
    }
  }

  /** Skips a test where the SDK is from before interactions. */
  static void assumeInteractions() {
    boolean known =
        GoogleClients.class.getClassLoader().getResource("com/google/genai/gaos/Interactions.class")
            != null;
    assumeTrue(known, "this version of the SDK has no interactions");
  }

  private GoogleClients() {}
}
