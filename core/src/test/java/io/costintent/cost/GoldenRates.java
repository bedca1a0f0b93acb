/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.RateMultiplier;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Price books from the rates that golden cases carry with them. */
final class GoldenRates {
  static final String PROVIDER = "golden";
  static final String MODEL = "model";

  private static final Pattern LITELLM =
      Pattern.compile("(.+?)(_above_1hr)?(?:_above_(\\d+)k_tokens)?(_flex|_priority|_batches)?");

  private static final Map<String, UsageUnit> LITELLM_UNITS =
      Map.ofEntries(
          Map.entry("input_cost_per_token", UsageUnit.INPUT_TOKENS),
          Map.entry("output_cost_per_token", UsageUnit.OUTPUT_TOKENS),
          Map.entry("cache_read_input_token_cost", UsageUnit.CACHE_READ_TOKENS),
          Map.entry("cache_creation_input_token_cost", UsageUnit.CACHE_WRITE_TOKENS),
          Map.entry("input_cost_per_audio_token", UsageUnit.INPUT_AUDIO_TOKENS),
          Map.entry("output_cost_per_audio_token", UsageUnit.OUTPUT_AUDIO_TOKENS),
          Map.entry("input_cost_per_image_token", UsageUnit.INPUT_IMAGE_TOKENS),
          Map.entry("output_cost_per_image_token", UsageUnit.OUTPUT_IMAGE_TOKENS),
          Map.entry("output_cost_per_reasoning_token", UsageUnit.OUTPUT_REASONING_TOKENS),
          Map.entry("citation_cost_per_token", UsageUnit.OUTPUT_CITATION_TOKENS));

  private static final Map<String, UsageUnit> LINE_UNITS =
      Map.ofEntries(
          Map.entry("input", UsageUnit.INPUT_TOKENS),
          Map.entry("input_text", UsageUnit.INPUT_TOKENS),
          Map.entry("input_audio", UsageUnit.INPUT_AUDIO_TOKENS),
          Map.entry("input_image", UsageUnit.INPUT_IMAGE_TOKENS),
          Map.entry("cache_read", UsageUnit.CACHE_READ_TOKENS),
          Map.entry("cache_write", UsageUnit.CACHE_WRITE_TOKENS),
          Map.entry("cache_write_5m", UsageUnit.CACHE_WRITE_5M_TOKENS),
          Map.entry("cache_write_1h", UsageUnit.CACHE_WRITE_1H_TOKENS),
          Map.entry("output", UsageUnit.OUTPUT_TOKENS),
          Map.entry("output_text", UsageUnit.OUTPUT_TOKENS),
          Map.entry("output_audio", UsageUnit.OUTPUT_AUDIO_TOKENS),
          Map.entry("output_image", UsageUnit.OUTPUT_IMAGE_TOKENS),
          Map.entry("output_reasoning", UsageUnit.OUTPUT_REASONING_TOKENS),
          Map.entry("citation", UsageUnit.OUTPUT_CITATION_TOKENS),
          Map.entry("web_search", UsageUnit.WEB_SEARCHES),
          Map.entry("web_search_prompt", UsageUnit.GROUNDED_PROMPTS),
          Map.entry("pixel", UsageUnit.OUTPUT_PIXELS),
          Map.entry("audio_second", UsageUnit.AUDIO_SECONDS));

  private final Map<List<Object>, RateCard.Builder> cards = new LinkedHashMap<>();

  private GoldenRates() {}

  /** Rates in the notation of genai-prices: {@code input_mtok}, with base and tiers. */
  static PriceBook ofGenai(JsonNode rates) {
    GoldenRates golden = new GoldenRates();
    rates.properties().forEach(field -> golden.genai(field.getKey(), field.getValue()));
    return golden.book();
  }

  /** Rates in the notation of LiteLLM: {@code input_cost_per_token_above_200k_tokens_flex}. */
  static PriceBook ofLiteLlm(JsonNode rates) {
    GoldenRates golden = new GoldenRates();
    rates.properties().forEach(field -> golden.liteLlm(field.getKey(), field.getValue()));
    return golden.book();
  }

  /** The rates that the expected lines of a case were calculated with. */
  static PriceBook ofLines(JsonNode lines, String factor) {
    GoldenRates golden = new GoldenRates();
    golden.cards.put(
        List.of("factor"),
        RateCard.builder(Provenance.of("case")).multiplier(RateMultiplier.onTokens(factor)));
    for (JsonNode line : lines) {
      UsageUnit unit = LINE_UNITS.get(line.get("unit").asText());
      if (unit != null) {
        Rate rate = Rate.of(line.get("rate_usd").asText(), line.get("per").asLong());
        golden.card(Conditions.NONE, 0, "").rate(unit, rate);
      }
      if (unit == UsageUnit.WEB_SEARCHES) {
        Rate rate = Rate.of(line.get("rate_usd").asText(), line.get("per").asLong());
        golden.card(Conditions.NONE, 0, "").rate(UsageUnit.GROUNDING_QUERIES, rate);
      }
    }
    return golden.book();
  }

  /** Rates in the notation of LiteLLM's reference table: {@code input}, {@code input_above}. */
  static PriceBook ofReference(JsonNode rates) {
    GoldenRates golden = new GoldenRates();
    for (String key : List.of("input", "output", "cache_read", "cache_write")) {
      UsageUnit unit = UsageUnit.of(key + "_tokens");
      if (rates.hasNonNull(key)) {
        golden.card(Conditions.NONE, 0, "").rate(unit, Rate.of(rates.get(key).asText(), 1));
      }
      if (rates.hasNonNull(key + "_above")) {
        long above = rates.get("threshold_gt").asLong();
        Conditions when = Conditions.builder().context(ContextThreshold.inputAbove(above)).build();
        golden.card(when, above, "").rate(unit, Rate.of(rates.get(key + "_above").asText(), 1));
      }
    }
    return golden.book();
  }

  private void genai(String key, JsonNode value) {
    int end = key.lastIndexOf('_');
    String name = key.substring(0, end);
    long per =
        switch (key.substring(end + 1)) {
          case "mtok" -> 1_000_000;
          case "hours" -> 3_600;
          default -> 1_000;
        };
    UsageUnit unit =
        UsageUnit.of(
            switch (key.substring(end + 1)) {
              case "mtok" -> name + "_tokens";
              case "hours" -> name + "_seconds";
              case "kpages" -> name + "_pages";
              default -> name;
            });
    JsonNode base = value.isObject() ? value.get("base") : value;
    card(Conditions.NONE, 0, "").rate(unit, new Rate(base.decimalValue(), per, false));
    for (JsonNode tier : value.path("tiers")) {
      long start = tier.get("start").asLong();
      Conditions when = Conditions.builder().context(ContextThreshold.inputAbove(start)).build();
      card(when, start, "").rate(unit, new Rate(tier.get("price").decimalValue(), per, false));
    }
  }

  private void liteLlm(String key, JsonNode value) {
    Matcher matcher = LITELLM.matcher(key);
    UsageUnit unit = matcher.matches() ? LITELLM_UNITS.get(matcher.group(1)) : null;
    if (unit == null) {
      return;
    }
    UsageUnit priced = matcher.group(2) == null ? unit : UsageUnit.CACHE_WRITE_1H_TOKENS;
    Conditions.Builder when = Conditions.builder();
    long above = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3)) * 1000;
    if (above > 0) {
      when.context(ContextThreshold.inputAbove(above));
    }
    String tier = matcher.group(4) == null ? "" : matcher.group(4).substring(1);
    if (tier.equals("batches")) {
      when.batch();
    } else if (!tier.isEmpty()) {
      when.serviceTier(tier);
    }
    Rate rate = new Rate(new BigDecimal(value.asText()), 1, false);
    card(when.build(), above, tier).rate(priced, rate);
  }

  private RateCard.Builder card(Conditions when, long above, String tier) {
    return cards.computeIfAbsent(
        List.of(above, tier), key -> RateCard.builder(Provenance.of("case")).when(when));
  }

  private PriceBook book() {
    List<RateCard> built = new ArrayList<>();
    cards.values().forEach(card -> built.add(card.build()));
    Currency usd = Currency.getInstance("USD");
    return PriceBooks.builder("case", "1").add(ModelPrices.of(PROVIDER, MODEL, usd, built)).build();
  }
}
