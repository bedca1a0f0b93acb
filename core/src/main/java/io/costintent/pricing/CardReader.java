/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit.Category;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one card. */
final class CardReader {
  private final JsonCursor cursor;
  private final UnitCodes units;
  private final Provenances provenances;
  private final RateCard.Builder parts = RateCard.builder(Provenance.of(""));
  private final ConditionsReader conditions;
  private @Nullable Instant from;
  private @Nullable Instant to;

  CardReader(JsonCursor cursor, UnitCodes units, Provenances provenances) {
    this.cursor = cursor;
    this.units = units;
    this.provenances = provenances;
    this.conditions = new ConditionsReader(cursor);
  }

  /** Returns the card, or null when it asks for something that this library does not know. */
  @Nullable RateCard read() throws IOException {
    cursor.enter();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      readField(key);
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw cursor.error(to + " (expected: after " + from + ")");
    }
    Conditions when = conditions.conditions();
    return when == null
        ? null
        : parts
            .provenance(provenances.provenance(cursor))
            .validFrom(from)
            .validTo(to)
            .when(when)
            .build();
  }

  /** Reads the short form of a card without any terms: its rates alone. */
  RateCard readRates() throws IOException {
    readField("rates");
    return parts.provenance(provenances.provenance(cursor)).build();
  }

  private void readField(String key) throws IOException {
    switch (key) {
      case "from" -> from = cursor.instant();
      case "to" -> to = cursor.instant();
      case "when" -> conditions.read();
      case "rates" -> units.readRates(cursor, parts);
      case "minimum" -> units.readSteps(cursor, parts::minimum);
      case "roundUpTo" -> units.readSteps(cursor, parts::roundUpTo);
      case "times" -> parts.multiplier(multiplier());
      case "mode" -> parts.tierMode(mode());
      case "source", "url", "checked", "disputed" -> provenances.read(cursor, key);
      default -> throw cursor.unknown(key);
    }
  }

  /** Reads {@code 1.1}, on tokens, or {@code {"by": 1.1, "on": ["input", "tools"]}}. */
  private RateMultiplier multiplier() throws IOException {
    if (!cursor.isObject()) {
      return new RateMultiplier(factor(), RateMultiplier.TOKENS);
    }
    BigDecimal by = null;
    Set<Category> on = RateMultiplier.TOKENS;
    cursor.enter();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      switch (key) {
        case "by" -> by = factor();
        case "on" -> on = categories();
        default -> throw cursor.unknown(key);
      }
    }
    if (by == null) {
      throw cursor.error("by missing (expected: a factor)");
    }
    return new RateMultiplier(by, on);
  }

  private BigDecimal factor() throws IOException {
    BigDecimal factor = cursor.decimal();
    if (factor.signum() < 0) {
      throw cursor.error(factor + " (expected: >= 0)");
    }
    return factor;
  }

  private Set<Category> categories() throws IOException {
    Set<Category> categories = EnumSet.noneOf(Category.class);
    for (String text : cursor.texts()) {
      categories.add(category(text));
    }
    if (categories.isEmpty()) {
      throw cursor.error("empty (expected: at least one of input, output, cache_read, ...)");
    }
    return categories;
  }

  private Category category(String text) {
    for (Category category : Category.values()) {
      if (category.name().toLowerCase(Locale.ROOT).equals(text)) {
        return category;
      }
    }
    throw cursor.error(
        text + " (expected: input, output, cache_read, cache_write, tools or other)");
  }

  private TierMode mode() throws IOException {
    return switch (cursor.text()) {
      case "whole_request" -> TierMode.WHOLE_REQUEST;
      case "marginal" -> TierMode.MARGINAL;
      default -> throw cursor.error(cursor.text() + " (expected: whole_request or marginal)");
    };
  }
}
