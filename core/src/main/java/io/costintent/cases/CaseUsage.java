/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.money.Money;
import io.costintent.pricing.ProviderName;
import io.costintent.provider.UsageReaders;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The usage of a case, from whichever convention it was written in, as totals and parts. */
final class CaseUsage {
  private static final Set<String> AMOUNTS =
      Set.of("cost", "estimated_cost", "cost_details", "cost_in_usd_ticks", "is_byok");
  private static final BigDecimal MAX_STEPS = BigDecimal.valueOf(Long.MAX_VALUE);

  private final JsonNode json;
  private final Usage.Builder usage = Usage.builder();

  private CaseUsage(JsonNode json) {
    this.json = json;
  }

  static Usage read(JsonNode json, String convention, String provider) {
    CaseUsage reading = new CaseUsage(json);
    if (reading.isInUnits(convention)) {
      reading.units();
    } else if (reading.isExclusive()) {
      reading.exclusive();
    } else {
      reading.totals(ProviderName.canonical(provider));
    }
    return reading.usage.build();
  }

  /** Returns what the provider says it charged, or null. */
  static @Nullable Money reported(JsonNode json, String provider) {
    for (String field : AMOUNTS) {
      if (json.has(field)) {
        String canonical = ProviderName.canonical(provider);
        return UsageReaders.forCall(canonical, "openai.chat")
            .readUsage(withNumbers(json))
            .reportedCost();
      }
    }
    return null;
  }

  /** Cases write exact amounts as texts, providers as numbers. */
  private static ObjectNode withNumbers(JsonNode json) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      BigDecimal number = value.isTextual() ? decimal(value) : null;
      if (number != null) {
        copy.set(field.getKey(), DecimalNode.valueOf(number));
      } else {
        copy.set(field.getKey(), value.isObject() ? withNumbers(value) : value);
      }
    }
    return copy;
  }

  /** Whether the keys are names of units; a case may say so, or use no other keys. */
  private boolean isInUnits(String convention) {
    if (convention.startsWith("genai-prices")) {
      return true;
    }
    boolean known = !json.isEmpty();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      known &= UsageUnit.known(field.getKey()) != null && field.getValue().isNumber();
    }
    return known && !convention.startsWith("as reported");
  }

  private boolean isExclusive() {
    return json.has("inputTokens")
        || (json.has("input_tokens")
            && (json.has("cache_read_input_tokens") || json.has("cache_creation_input_tokens")))
        || (json.has("cache_creation") && !json.has("prompt_tokens"));
  }

  private void units() {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      BigDecimal quantity = decimal(field.getValue());
      if (quantity != null) {
        UsageUnit unit = UsageUnit.of(field.getKey());
        BigDecimal steps = quantity.multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
        usage.add(unit, steps.min(MAX_STEPS).max(BigDecimal.ONE.negate()).longValue());
      } else if (!field.getValue().isNull()) {
        usage.flaw(UsageFlaw.INCONSISTENT);
      }
    }
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
    usage.add(UsageUnit.OUTPUT_TOKENS, first("output_tokens", "outputTokens", "completion_tokens"));
    add(UsageUnit.WEB_SEARCHES, json.at("/server_tool_use/web_search_requests").asLong());
  }

  private void totals(String provider) {
    JsonNode in =
        json.has("prompt_tokens_details")
            ? json.get("prompt_tokens_details")
            : json.path("input_tokens_details");
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
            "prompt_cache_hit_tokens",
            "gen_ai.usage.cache_read.input_tokens"));
    cacheWrites(in);
    add(UsageUnit.INPUT_AUDIO_TOKENS, in.path("audio_tokens").asLong());
    add(UsageUnit.INPUT_IMAGE_TOKENS, in.path("image_tokens").asLong());
    add(UsageUnit.INPUT_VIDEO_TOKENS, in.path("video_tokens").asLong());
    add(UsageUnit.INPUT_IMAGES, in.path("image_count").asLong());
    add(UsageUnit.WEB_SEARCHES, in.path("web_search_requests").asLong());
    output(provider);
    media();
  }

  private void cacheWrites(JsonNode in) {
    long write1h =
        Math.max(
            in.at("/cache_creation_token_details/1h").asLong(), json.path("ephemeral_1h").asLong());
    long write5m =
        Math.max(
            in.at("/cache_creation_token_details/5m").asLong(), json.path("ephemeral_5m").asLong());
    long total =
        first(
            "cache_creation_tokens",
            "cache_write_tokens",
            "cache_creation_input_tokens",
            "gen_ai.usage.cache_write.input_tokens",
            "gen_ai.usage.cache_creation.input_tokens");
    long detail =
        Math.max(in.path("cache_creation_tokens").asLong(), in.path("cache_write_tokens").asLong());
    add(UsageUnit.CACHE_WRITE_TOKENS, Math.max(total, Math.max(detail, write1h + write5m)));
    add(UsageUnit.CACHE_WRITE_1H_TOKENS, write1h);
    add(UsageUnit.CACHE_WRITE_5M_TOKENS, write5m);
  }

  private void output(String provider) {
    JsonNode out =
        json.has("completion_tokens_details")
            ? json.get("completion_tokens_details")
            : json.path("output_tokens_details");
    long completion = first("completion_tokens", "output_tokens", "gen_ai.usage.output_tokens");
    long reasoning = out.path("reasoning_tokens").asLong();
    long citation = json.path("citation_tokens").asLong();
    addIfPresent(
        UsageUnit.OUTPUT_TOKENS,
        "completion_tokens",
        "output_tokens",
        "gen_ai.usage.output_tokens");
    add(
        UsageUnit.OUTPUT_TOKENS,
        (isBeside(provider, completion, reasoning) ? reasoning : 0) + citation);
    add(UsageUnit.OUTPUT_CITATION_TOKENS, citation);
    add(UsageUnit.OUTPUT_REASONING_TOKENS, reasoning);
    add(UsageUnit.OUTPUT_AUDIO_TOKENS, out.path("audio_tokens").asLong());
    add(UsageUnit.OUTPUT_IMAGE_TOKENS, out.path("image_tokens").asLong());
    add(UsageUnit.OUTPUT_VIDEO_TOKENS, out.path("video_tokens").asLong());
    if (json.has("input_tokens_details") && json.has("output_tokens") && out.isMissingNode()) {
      add(UsageUnit.OUTPUT_IMAGE_TOKENS, completion); // images endpoint: all output is image
    }
  }

  /** Reasoning is outside of the completion where the total, or xAI's arithmetic, says so. */
  private boolean isBeside(String provider, long completion, long reasoning) {
    long total = json.path("total_tokens").asLong();
    if (reasoning == 0) {
      return false;
    }
    return total > 0
        ? total == first("prompt_tokens", "input_tokens") + completion + reasoning
        : provider.equals("x_ai") && reasoning > completion;
  }

  private void media() {
    if (json.has("size")) {
      String[] sides = json.get("size").asText().split("x", 2);
      if (sides.length == 2) {
        long pixels = whole(sides[0]) * whole(sides[1]);
        add(UsageUnit.OUTPUT_PIXELS, pixels * json.path("n").asLong(1));
      }
      usage.add(UsageUnit.OUTPUT_IMAGES, json.path("n").asLong(1));
    }
    add(UsageUnit.WEB_SEARCHES, json.path("calls").asLong());
    BigDecimal seconds = decimal(json.path("audio_seconds"));
    if (seconds != null) {
      add(UsageUnit.AUDIO_SECONDS, seconds.movePointRight(3).longValue());
    }
    if (json.has("webSearchQueries")) {
      Set<String> unique = new HashSet<>();
      json.get("webSearchQueries").forEach(query -> unique.add(query.asText()));
      usage.add(UsageUnit.GROUNDING_QUERIES, unique.size());
      usage.add(UsageUnit.GROUNDED_PROMPTS, unique.isEmpty() ? 0 : 1);
    }
  }

  private static long whole(String text) {
    return text.matches("[0-9]{1,6}") ? Long.parseLong(text) : 0;
  }

  private void add(UsageUnit unit, long quantity) {
    if (quantity != 0) {
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

  private static @Nullable BigDecimal decimal(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    if (!value.isTextual() || !value.textValue().matches("-?[0-9.]{1,30}([eE][-+]?[0-9]{1,2})?")) {
      return null;
    }
    try {
      return new BigDecimal(value.textValue());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
