/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code generateContent} and {@code streamGenerateContent}. */
final class GenerateContent extends WireOperation {
  private static final String CONFIG = "generationConfig";
  private static final String LIMIT = "maxOutputTokens";
  private static final Set<String> FIELDS = Set.of(CONFIG, "serviceTier");

  /** What Vertex AI is asked for another tier by. */
  private static final String TIER_HEADER = "X-Vertex-AI-LLM-Shared-Request-Type";

  private final ContentBound bound;

  GenerateContent(ContentBound bound) {
    super(ModelRequest.GENERATE_CONTENT, "gemini.generate_content");
    this.bound = bound;
  }

  /**
   * Thoughts count for the limit on output: where they were configured, it is not for us to set.
   */
  @Override
  public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
    JsonNode fields = request.fields(FIELDS);
    JsonNode config = fields.path(CONFIG);
    return endpoint
        .request(path(request).model())
        .operation(name())
        .streaming(streaming)
        .serviceTier(tier(request, fields))
        .maxOutputTokens(config.path(LIMIT).asLong(NO_LIMIT))
        .candidates(config.path("candidateCount").asLong(1))
        .modelChangeable(true)
        .outputCappable(!config.hasNonNull("thinkingConfig"))
        .build();
  }

  private static @Nullable String tier(WireRequest request, JsonNode fields) {
    String tier = fields.path("serviceTier").textValue();
    String asked = tier == null ? request.header(TIER_HEADER) : tier;
    return asked == null || asked.toLowerCase(Locale.ROOT).endsWith("unspecified")
        ? null
        : asked.toLowerCase(Locale.ROOT);
  }

  @Override
  public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
    ObjectNode body = request.json();
    body.withObjectProperty(CONFIG).put(LIMIT, granted.maxOutputTokens());
    return request.withJson(body);
  }

  @Override
  public @Nullable Usage atMost(WireRequest request, String model) {
    return bound.atMost(request.json(), model);
  }
}
