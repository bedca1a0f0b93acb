/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** The usage of a golden case, from whichever convention it was written in, as totals and parts. */
final class GoldenUsage {
  private final JsonNode json;
  private final Usage.Builder usage = Usage.builder();

  private GoldenUsage(JsonNode json) {
    this.json = json;
  }

  static Usage of(JsonNode json, String convention) {
    GoldenUsage golden = new GoldenUsage(json);
    if (convention.startsWith("genai-prices")
        || (convention.equals("totals") && !json.has("calls"))) {
      golden.units();
    } else if (convention.startsWith("provider")) {
      return Usage.builder().build();
    } else if (golden.isExclusive()) {
      golden.exclusive();
    } else {
      golden.totals();
    }
    return golden.usage.build();
  }

  private boolean isExclusive() {
    return json.has("inputTokens")
        || json.has("cache_read_input_tokens") && json.has("input_tokens")
        || json.has("cache_creation") && !json.has("prompt_tokens")
        || json.has("cache_creation_input_tokens") && json.has("input_tokens");
  }

  private void units() {
    json.properties()
        .forEach(field -> {
          UsageUnit unit = UsageUnit.of(field.getKey());
          BigDecimal steps =
              field.getValue().decimalValue().multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
          usage.add(unit, steps.longValueExact());
        });
  }

  /** Anthropic and Bedrock: input without what was read from or written to the cache. */
  private void exclusive() {
    long read = first("cache_read_input_tokens", "cacheReadInputTokens");
    long write1h = json.at("/cache_creation/ephemeral_1h_input_tokens").asLong();
    long write5m = json.at("/cache_creation/ephemeral_5m_input_tokens").asLong();
    long write =
        Math.max(first("cache_creation_input_tokens", "cacheWriteInputTokens"), write1h + write5m);
    usage.add(UsageUnit.INPUT_TOKENS, first("input_tokens", "inputTokens") + read + write);
    add(UsageUnit.CACHE_READ_TOKENS, read);
    add(UsageUnit.CACHE_WRITE_TOKENS, write);
    add(UsageUnit.CACHE_WRITE_1H_TOKENS, write1h);
    add(UsageUnit.CACHE_WRITE_5M_TOKENS, write5m);
    usage.add(UsageUnit.OUTPUT_TOKENS, first("output_tokens", "outputTokens"));
  }

  private void totals() {
    JsonNode in =
        json.has("prompt_tokens_details")
            ? json.get("prompt_tokens_details")
            : json.path("input_tokens_details");
    JsonNode out = json.path("completion_tokens_details");
    if (!in.has("image_count")) { // tokens that only restate the images
      addIfPresent(
          UsageUnit.INPUT_TOKENS, "prompt_tokens", "input_tokens", "gen_ai.usage.input_tokens");
    }
    add(UsageUnit.CACHE_READ_TOKENS, in.path("cached_tokens").asLong());
    add(
        UsageUnit.CACHE_READ_TOKENS,
        first(
            "cache_read_tokens",
            "cache_read_input_tokens",
            "gen_ai.usage.cache_read.input_tokens"));
    long write1h =
        Math.max(
            in.at("/cache_creation_token_details/1h").asLong(), json.path("ephemeral_1h").asLong());
    long write5m =
        Math.max(
            in.at("/cache_creation_token_details/5m").asLong(), json.path("ephemeral_5m").asLong());
    add(
        UsageUnit.CACHE_WRITE_TOKENS,
        Math.max(
            first(
                "cache_creation_tokens",
                "cache_write_tokens",
                "cache_creation_input_tokens",
                "gen_ai.usage.cache_creation.input_tokens"),
            Math.max(
                in.path("cache_creation_tokens").asLong(),
                in.path("cache_write_tokens").asLong())));
    add(UsageUnit.CACHE_WRITE_1H_TOKENS, write1h);
    add(UsageUnit.CACHE_WRITE_5M_TOKENS, write5m);
    add(UsageUnit.INPUT_AUDIO_TOKENS, in.path("audio_tokens").asLong());
    add(UsageUnit.INPUT_IMAGE_TOKENS, in.path("image_tokens").asLong());
    add(UsageUnit.INPUT_IMAGES, in.path("image_count").asLong());
    add(UsageUnit.WEB_SEARCHES, in.path("web_search_requests").asLong());
    output(out);
  }

  private void output(JsonNode out) {
    long completion = first("completion_tokens", "output_tokens");
    long reasoning = out.path("reasoning_tokens").asLong();
    long total = json.path("total_tokens").asLong();
    boolean outside = total > 0 && total == first("prompt_tokens") + completion + reasoning;
    long citation = json.path("citation_tokens").asLong();
    addIfPresent(UsageUnit.OUTPUT_TOKENS, "completion_tokens", "output_tokens");
    add(UsageUnit.OUTPUT_TOKENS, (outside ? reasoning : 0) + citation);
    add(UsageUnit.OUTPUT_CITATION_TOKENS, citation);
    add(UsageUnit.OUTPUT_REASONING_TOKENS, reasoning);
    add(UsageUnit.OUTPUT_AUDIO_TOKENS, out.path("audio_tokens").asLong());
    add(UsageUnit.OUTPUT_IMAGE_TOKENS, out.path("image_tokens").asLong());
    if (json.has("input_tokens_details") && json.has("output_tokens")) {
      usage.add(UsageUnit.OUTPUT_IMAGE_TOKENS, completion); // images endpoint: all output is image
    }
    if (json.has("size")) {
      String[] sides = json.get("size").asText().split("x", 2);
      long pixels = Long.parseLong(sides[0]) * Long.parseLong(sides[1]);
      usage.add(UsageUnit.OUTPUT_PIXELS, pixels * json.get("n").asLong());
    }
    add(UsageUnit.WEB_SEARCHES, json.path("calls").asLong());
    add(UsageUnit.AUDIO_SECONDS, json.path("audio_seconds").asLong() * 1000);
    if (json.has("webSearchQueries")) {
      Set<String> unique = new HashSet<>();
      json.get("webSearchQueries").forEach(query -> unique.add(query.asText()));
      usage.add(UsageUnit.GROUNDING_QUERIES, unique.size());
      usage.add(UsageUnit.GROUNDED_PROMPTS, 1);
    }
  }

  private void add(UsageUnit unit, long quantity) {
    if (quantity > 0) {
      usage.add(unit, quantity);
    }
  }

  private void addIfPresent(UsageUnit unit, String... keys) {
    for (String key : keys) {
      if (json.has(key)) {
        usage.add(unit, json.get(key).asLong());
        return;
      }
    }
  }

  private long first(String... keys) {
    for (String key : keys) {
      if (json.has(key)) {
        return json.get(key).asLong();
      }
    }
    return 0;
  }
}
