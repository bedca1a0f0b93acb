/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.money.Money;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as a file has it, such as {@code 500 USD} or {@code 2000000 tokens}. Separators of
 * thousands are refused: a comma is a decimal point to half of the world.
 */
record AmountText(BigDecimal amount, BudgetUnit unit) {
  static final String EXPECTATION =
      "an amount and its unit, such as 500 USD, 0.25 USD, 2000000 tokens, 2000000 input tokens,"
          + " 500000 output tokens or 1000 requests; no separators of thousands";

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,15}(?:\\.[0-9]{1,12})?) +(USD|tokens|input tokens|output tokens|requests)");

  static AmountText parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new AmountText(new BigDecimal(matcher.group(1)), unit(matcher.group(2)));
  }

  static String requireMicro(String text) {
    if (!text.equals("micro")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static BudgetUnit unit(String text) {
    return switch (text) {
      case "USD" -> BudgetUnit.USD;
      case "tokens" -> BudgetUnit.TOKENS;
      case "input tokens" -> BudgetUnit.INPUT_TOKENS;
      case "output tokens" -> BudgetUnit.OUTPUT_TOKENS;
      default -> BudgetUnit.REQUESTS;
    };
  }

  /** Returns this, counted in millionths of a dollar if {@code micro}. */
  AmountText precise(boolean micro) {
    return micro && unit == BudgetUnit.USD ? new AmountText(amount, BudgetUnit.USD_MICROS) : this;
  }

  /** What limits of the unit look like, for an error message. */
  String bounds() {
    String max = unit.amount(BudgetUnit.MAX_STEPS).toPlainString() + ' ' + unit.text();
    String bounds = "at most " + max + " in steps of " + unit.amount(1).toPlainString();
    return unit == BudgetUnit.USD
        ? bounds + "; precision: micro allows a thousand times it"
        : bounds;
  }

  Money money() {
    if (!unit.isMoney()) {
      throw new IllegalArgumentException(unit.text());
    }
    return Money.usd(amount.toPlainString());
  }
}
