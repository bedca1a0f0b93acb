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

/** The short names that a book gives to units and the quantity that its prices are for. */
final class UnitCodes {
  private final Map<String, Code> codes = new HashMap<>();

  /** Reads {@code {"in": "input_tokens/1000000"}}. */
  void read(JsonCursor cursor) throws IOException {
    cursor.enter();
    for (String code = cursor.nextKey(); code != null; code = cursor.nextKey()) {
      read(cursor, code);
    }
  }

  /** Reads prices such as {@code 2.5}, or {@code "~0.13"} for one that the publisher rounded. */
  void readRates(JsonCursor cursor, RateCard.Builder card) throws IOException {
    cursor.enter();
    for (String code = cursor.nextKey(); code != null; code = cursor.nextKey()) {
      Code unit = code(cursor, code);
      card.rate(unit.unit, rate(cursor, unit.per));
    }
  }

  /** Reads least quantities, in whole units. */
  void readMinimums(JsonCursor cursor, RateCard.Builder card) throws IOException {
    cursor.enter();
    for (String code = cursor.nextKey(); code != null; code = cursor.nextKey()) {
      UsageUnit unit = code(cursor, code).unit;
      BigDecimal steps = cursor.decimal().multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
      card.minimum(unit, steps.longValueExact());
    }
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
    BigDecimal amount = rounded ? new BigDecimal(cursor.text().substring(1)) : cursor.decimal();
    if (amount.signum() < 0) {
      throw cursor.error(amount + " (expected: >= 0)");
    }
    return new Rate(amount, per, rounded);
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
