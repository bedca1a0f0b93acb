/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** The short names that a book gives to units and the quantity that its prices are for. */
final class UnitCodes {
  private static final BigDecimal MAX_STEPS = BigDecimal.valueOf(1L << 50);

  private final Map<String, Code> codes = new HashMap<>();

  /** Reads {@code {"in": "input_tokens/1000000"}}. */
  void read(JsonCursor cursor) throws IOException {
    cursor.enter();
    for (String code = cursor.nextKey(); code != null; code = cursor.nextKey()) {
      read(cursor, code);
    }
  }

  /**
   * Reads prices such as {@code 2.5}, {@code "~0.13"} for one that the publisher rounded, or {@code
   * null} for a unit that has no price and inherits none.
   */
  void readRates(JsonCursor cursor, RateCard.Builder card) throws IOException {
    cursor.enter();
    for (String code = cursor.nextKey(); code != null; code = cursor.nextKey()) {
      Code unit = code(cursor, code);
      if (cursor.isNull()) {
        card.withhold(unit.unit);
      } else {
        card.rate(unit.unit, rate(cursor, unit.per));
      }
    }
  }

  /** Reads quantities in whole units, such as seconds, and hands them on in steps. */
  void readSteps(JsonCursor cursor, ObjLongConsumer<UsageUnit> reader) throws IOException {
    cursor.enter();
    for (String code = cursor.nextKey(); code != null; code = cursor.nextKey()) {
      UsageUnit unit = code(cursor, code).unit;
      BigDecimal quantity = cursor.decimal();
      BigDecimal steps = quantity.multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
      if (steps.signum() <= 0 || steps.compareTo(MAX_STEPS) > 0 || !isWhole(steps)) {
        throw cursor.error(quantity + " (expected: a quantity of " + unit + " > 0)");
      }
      reader.accept(unit, steps.longValueExact());
    }
  }

  private static boolean isWhole(BigDecimal steps) {
    return steps.stripTrailingZeros().scale() <= 0;
  }

  private void read(JsonCursor cursor, String code) throws IOException {
    String text = cursor.text();
    int slash = text.indexOf('/');
    try {
      codes.put(
          code,
          new Code(
              UsageUnit.of(text.substring(0, Math.max(slash, 0))),
              Long.parseLong(text.substring(slash + 1))));
    } catch (IllegalArgumentException e) {
      throw cursor.error(text + " (expected: a unit and a quantity, such as input_tokens/1000000)");
    }
  }

  private static Rate rate(JsonCursor cursor, long per) throws IOException {
    boolean rounded = cursor.isText() && cursor.text().startsWith("~");
    BigDecimal amount = rounded ? roundedAmount(cursor) : cursor.decimal();
    if (amount.signum() < 0) {
      throw cursor.error(amount + " (expected: >= 0)");
    }
    return new Rate(amount, per, rounded);
  }

  private static BigDecimal roundedAmount(JsonCursor cursor) throws IOException {
    try {
      return new BigDecimal(cursor.text().substring(1));
    } catch (NumberFormatException e) {
      throw cursor.error(cursor.text() + " (expected: a decimal after ~)");
    }
  }

  private Code code(JsonCursor cursor, String code) {
    Code known = codes.get(code);
    if (known == null) {
      throw cursor.unknown(code);
    }
    return known;
  }

  private record Code(UsageUnit unit, long per) {}
}
