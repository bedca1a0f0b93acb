/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what a provider differs from OpenAI while it speaks OpenAI's protocol. */
enum OpenAiDialect {
  STANDARD(Reasoning.INCLUDED),
  DEEPINFRA(Reasoning.INCLUDED) {
    @Override
    @Nullable Money reportedCost(JsonNode usage) {
      return Json.usd(usage.path("estimated_cost"));
    }
  },
  /** Counts thinking only in {@code total_tokens}. */
  GEMINI(Reasoning.UNTOLD),
  /** A proxy that adds {@code cost} where it is told to, and 0 for a model without a price. */
  LITELLM(Reasoning.INCLUDED) {
    @Override
    @Nullable Money reportedCost(JsonNode usage) {
      Money cost = Json.usd(usage.path("cost"));
      return cost == null || cost.isZero() ? null : cost;
    }
  },
  OPENROUTER(Reasoning.INCLUDED) {
    @Override
    @Nullable Money reportedCost(JsonNode usage) {
      Money fee = Json.usd(usage.path("cost"));
      if (fee == null || !usage.path("is_byok").asBoolean()) {
        return fee;
      }
      // With the customer's own key, cost is OpenRouter's fee alone.
      Money upstream = Json.usd(usage.path("cost_details").path("upstream_inference_cost"));
      return upstream == null ? null : fee.plus(upstream);
    }
  },
  PERPLEXITY(Reasoning.BESIDE) {
    @Override
    @Nullable Money reportedCost(JsonNode usage) {
      return Json.usd(usage.path("cost").path("total_cost"));
    }

    @Override
    void addTerms(JsonNode usage, ResponseFacts.Builder facts) {
      String size = Json.text(usage, "search_context_size");
      if (size != null) {
        facts.condition("context_size", size);
      }
    }
  },
  XAI(Reasoning.EXCLUDED) {
    @Override
    @Nullable Money reportedCost(JsonNode usage) {
      BigDecimal ticks = Json.decimal(usage.path("cost_in_usd_ticks"));
      return ticks == null || ticks.signum() < 0
          ? null
          : Money.usd(ticks.movePointLeft(TICK_DIGITS).toPlainString());
    }
  };

  /** Where reasoning is, relative to {@code completion_tokens}. */
  enum Reasoning {
    INCLUDED,
    /** Outside, unless {@code total_tokens} proves otherwise. */
    EXCLUDED,
    /** Outside of {@code total_tokens} too, and citations with it. */
    BESIDE,
    /** Outside and not reported, but in {@code total_tokens}. */
    UNTOLD
  }

  private static final int TICK_DIGITS = 10;

  private static final Map<String, OpenAiDialect> BY_PROVIDER =
      Map.ofEntries(
          Map.entry("deepinfra", DEEPINFRA),
          Map.entry("gcp.gemini", GEMINI),
          Map.entry("gcp.gen_ai", GEMINI),
          Map.entry("gcp.vertex_ai", GEMINI),
          Map.entry("google", GEMINI),
          Map.entry("litellm", LITELLM),
          Map.entry("openrouter", OPENROUTER),
          Map.entry("perplexity", PERPLEXITY),
          Map.entry("x_ai", XAI),
          Map.entry("x-ai", XAI),
          Map.entry("xai", XAI));

  private final Reasoning reasoning;

  OpenAiDialect(Reasoning reasoning) {
    this.reasoning = reasoning;
  }

  static OpenAiDialect of(@Nullable String provider) {
    return provider == null ? STANDARD : BY_PROVIDER.getOrDefault(provider, STANDARD);
  }

  Reasoning reasoning() {
    return reasoning;
  }

  /** Adds the terms by which a request is billed, where the provider tells them in its usage. */
  void addTerms(JsonNode usage, ResponseFacts.Builder facts) {}

  /** What the provider says the call cost, read only from providers known to mean US dollars. */
  @Nullable Money reportedCost(JsonNode usage) {
    return null;
  }
}
