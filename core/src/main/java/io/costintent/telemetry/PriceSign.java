/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import java.util.Locale;

/**
 * A sign that prices may be out of date.
 *
 * @since 0.1
 */
public enum PriceSign {
  /** The book was put together 14 days ago or more. */
  AGED("the price book was made 14 days ago or more"),
  /** The book was put together 45 days ago or more. */
  STALE("the price book was made 45 days ago or more; costs of newer models are unknown or wrong"),
  /** The book says that it is no longer meant to be used. */
  EXPIRED("the price book is past the end of its validity"),
  /** A price has changed since, as the book foretold; nobody has looked whether it came so. */
  CHANGED("a price has changed since the price book was made, on the day the book foretold"),
  /** The share of calls that the book has no price for doubled. */
  UNPRICED_RISING("a growing share of calls has no price in the book"),
  /** Amounts that providers report differ from computed ones by more than one in a hundred. */
  DRIFT("amounts that providers report differ from computed ones by more than 1 %");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String text;

  PriceSign(String text) {
    this.text = text;
  }

  /** The text used in {@code costintent.price.sign}. */
  public String code() {
    return code;
  }

  /** What it means, as a sentence for the log. */
  String text() {
    return text;
  }
}
