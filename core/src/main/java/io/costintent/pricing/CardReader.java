/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
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
      case "minimum" -> units.readMinimums(cursor, parts);
      case "times" -> parts.multiplier(new RateMultiplier(cursor.decimal(), RateMultiplier.TOKENS));
      case "mode" -> parts.tierMode(TierMode.valueOf(cursor.text().toUpperCase(Locale.ROOT)));
      case "source", "url", "checked", "disputed" -> provenances.read(cursor, key);
      default -> throw cursor.unknown(key);
    }
  }
}
