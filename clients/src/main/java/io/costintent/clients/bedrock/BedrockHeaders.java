/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReaders;
import io.costintent.usage.Usage;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What the headers of a response say: its id, how it was served, and Bedrock's own counts. */
final class BedrockHeaders {
  private static final String PREFIX = "x-amzn-bedrock-";
  private static final int MAX_DIGITS = 18;

  /** Bedrock's counts, by their names among the metrics that close a stream. */
  private static final Map<String, String> COUNTS =
      Map.of(
          "input-token-count", "inputTokenCount",
          "output-token-count", "outputTokenCount",
          "cache-read-input-token-count", "cacheReadInputTokenCount",
          "cache-write-input-token-count", "cacheWriteInputTokenCount");

  private final @Nullable SdkHttpResponse http;

  static BedrockHeaders of(AwsResponse response) {
    return new BedrockHeaders(response.sdkHttpResponse());
  }

  private BedrockHeaders(@Nullable SdkHttpResponse http) {
    this.http = http;
  }

  /** Returns no headers, as of a response that has not come. */
  static BedrockHeaders none() {
    return new BedrockHeaders(null);
  }

  /**
   * Returns what a body says, and what only the headers say: the body's own id comes first, but a
   * vendor's word for the tier is not Bedrock's.
   */
  ResponseFacts with(ResponseFacts body) {
    ResponseFacts.Builder facts = body.toBuilder();
    if (body.responseId() == null) {
      facts.responseId(header("x-amzn-requestid"));
    }
    String tier = header(PREFIX + "service-tier");
    if (tier != null) {
      facts.serviceTier(tier);
    }
    String latency = header(PREFIX + "performanceconfig-latency");
    if (latency != null && !latency.equals("standard")) {
      facts.speed(latency);
    }
    return facts.build();
  }

  /** Returns what Bedrock counted, or null. */
  @Nullable Usage usage() {
    ObjectNode metrics = JsonNodeFactory.instance.objectNode();
    COUNTS.forEach((header, name) -> {
      String count = header(PREFIX + header);
      if (count != null && isCount(count)) {
        metrics.put(name, Long.parseLong(count));
      }
    });
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("amazon-bedrock-invocationMetrics", metrics);
    return UsageReaders.BEDROCK_INVOKE.read(body).usage();
  }

  private static boolean isCount(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  private @Nullable String header(String name) {
    Optional<String> value = http == null ? Optional.empty() : http.firstMatchingHeader(name);
    return value.orElse(null);
  }
}
