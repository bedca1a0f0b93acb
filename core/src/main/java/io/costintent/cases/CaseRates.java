/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.pricing.AppliedRate;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.RateMultiplier;
import io.costintent.pricing.RateTable;
import io.costintent.pricing.TierMode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A price book of one model from the rates that a case carries, in the notations in use. */
final class CaseRates {
  static final String PROVIDER = "case";
  static final String MODEL = "model";

  private static final Provenance SOURCE = Provenance.of("case");

  private final Map<List<Object>, RateCard.Builder> cards = new LinkedHashMap<>();
  private final @Nullable RateTable book;

  private CaseRates(@Nullable RateTable book) {
    this.book = book;
  }

  static boolean isPresent(JsonNode rates) {
    return rates.isObject() && !rates.isEmpty();
  }

  /**
   * Returns the book of the rates.
   *
   * @param known what the price book says of the model, for what rates alone leave out
   */
  static PriceBook of(JsonNode rates, PriceLookup known, PriceQuery query, Usage usage) {
    RateTable table = known instanceof PriceLookup.Found found ? found.rates(query, usage) : null;
    CaseRates read = new CaseRates(table);
    for (Map.Entry<String, JsonNode> rate : rates.properties()) {
      if (!rate.getValue().isNull()) {
        read.rate(rate.getKey(), rate.getValue(), rates);
      }
    }
    return read.book();
  }

  /** Returns the book of the rates that the lines of an expected cost name, or null. */
  static @Nullable PriceBook ofLines(JsonNode json) {
    CaseRates read = new CaseRates(null);
    for (JsonNode line : json.path("expected_lines")) {
      read.line(line);
    }
    BigDecimal factor = new BigDecimal(json.path("multiplier").asText("1"));
    if (read.cards.isEmpty()) {
      return null;
    }
    read.card(Conditions.NONE, "factor")
        .multiplier(new RateMultiplier(factor, RateMultiplier.TOKENS));
    return read.book();
  }

  private void rate(String key, JsonNode value, JsonNode all) {
    RateNotation.Price price = RateNotation.genai(key);
    if (price != null) {
      tiered(price, value);
      return;
    }
    price = RateNotation.liteLlm(key);
    if (price != null) {
      set(price.conditions(), key, price.unit(), rate(value, price.per()));
      return;
    }
    plain(key, value, all.path("threshold_gt").asLong());
  }

  /** A rate, or {@code {"base": ..., "tiers": [{"start": ..., "price": ...}]}}. */
  private void tiered(RateNotation.Price price, JsonNode value) {
    JsonNode base = value.isObject() ? value.path("base") : value;
    set(Conditions.NONE, "", price.unit(), rate(base, price.per()));
    for (JsonNode tier : value.path("tiers")) {
      long start = tier.path("start").asLong();
      Conditions when = Conditions.builder().context(ContextThreshold.inputAbove(start)).build();
      set(when, String.valueOf(start), price.unit(), rate(tier.path("price"), price.per()));
    }
  }

  /** {@code input}, {@code cache_read_above}: dollars per token, above a threshold of their own. */
  private void plain(String key, JsonNode value, long threshold) {
    boolean above = key.endsWith("_above");
    String name = above ? key.substring(0, key.length() - "_above".length()) : key;
    UsageUnit unit = RateNotation.LINE_UNITS.get(name);
    if (unit == null) {
      return;
    }
    Conditions when =
        above
            ? Conditions.builder().context(ContextThreshold.inputAbove(threshold)).build()
            : Conditions.NONE;
    set(when, above ? "above" : "", unit, rate(value, 1));
  }

  private void line(JsonNode line) {
    String name = line.path("unit").asText();
    String step = name.replaceFirst("_tier[0-9]+$", "");
    UsageUnit unit = RateNotation.LINE_UNITS.get(step);
    if (unit == null) {
      return;
    }
    Rate rate = rate(line.path("rate_usd"), line.path("per").asLong(1));
    if (step.equals(name) || name.endsWith("_tier1")) {
      set(Conditions.NONE, "", unit, rate);
      if (unit.equals(UsageUnit.WEB_SEARCHES)) {
        set(Conditions.NONE, "", UsageUnit.GROUNDING_QUERIES, rate);
      }
    }
    if (name.endsWith("_tier1")) {
      above = line.path("quantity").asLong();
    } else if (!step.equals(name)) {
      Conditions when = Conditions.builder().context(ContextThreshold.inputAbove(above)).build();
      card(when, name.substring(step.length())).tierMode(TierMode.MARGINAL).rate(unit, rate);
    }
  }

  /** Where the line before ended, as its quantity says. */
  private long above;

  private void set(Conditions when, String key, UsageUnit unit, Rate rate) {
    RateCard.Builder card = card(when, key(when, key));
    card.rate(unit, rate);
    AppliedRate listed = book == null ? null : book.rate(unit);
    if (listed != null && listed.minimumSteps() > 0) {
      card.minimum(unit, listed.minimumSteps());
    }
    if (listed != null && listed.incrementSteps() > 1) {
      card.roundUpTo(unit, listed.incrementSteps());
    }
  }

  private static String key(Conditions when, String key) {
    ContextThreshold context = when.context();
    return context == null && when.serviceTier() == null && !when.batch()
        ? ""
        : (context == null ? key : context.tokens() + "") + when.serviceTier() + when.batch();
  }

  private RateCard.Builder card(Conditions when, String key) {
    return cards.computeIfAbsent(List.of(key), k -> RateCard.builder(SOURCE).when(when));
  }

  private static Rate rate(JsonNode value, long per) {
    try {
      return new Rate(new BigDecimal(value.asText()), Math.max(per, 1), false);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("rates: " + value + " (expected: a decimal)", e);
    }
  }

  private PriceBook book() {
    List<RateCard> built = new ArrayList<>();
    cards.values().forEach(card -> built.add(card.build()));
    if (built.isEmpty()) {
      built.add(RateCard.builder(SOURCE).build());
    }
    Currency usd = Currency.getInstance("USD");
    return PriceBooks.builder("case", "1").add(ModelPrices.of(PROVIDER, MODEL, usd, built)).build();
  }
}
