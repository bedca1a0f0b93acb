/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Spending that is much faster than a window can bear, over a long time and still over a short one.
 *
 * <p>The times are shares of the window, after the table of the SRE workbook, chapter 5: for a
 * month one hour and five minutes, six hours and half an hour. That table's third row, spending as
 * planned, is no finding where money is concerned.
 *
 * @param name in the rule's name
 * @param share the long time is the window divided by this; the short one a twelfth of that
 * @param percent how much of the limit must be spent in the long time, and a twelfth in the short
 */
record BurnRule(String name, int share, int percent) {
  static final int SHORT = 12;

  static final List<BurnRule> ALL =
      List.of(new BurnRule("fast", 720, 2), new BurnRule("slow", 120, 5));

  /** In less time a single call looks like a trend. */
  static final Duration SHORTEST = Duration.ofMinutes(5);

  /** Whether a window of that length is long enough to tell. */
  boolean applies(Duration window) {
    return longTime(window).compareTo(SHORTEST) >= 0;
  }

  Duration longTime(Duration window) {
    return window.dividedBy(share);
  }

  Duration shortTime(Duration window) {
    return longTime(window).dividedBy(SHORT);
  }

  /** How many times too fast, such as 14.4. */
  String factor() {
    return BigDecimal.valueOf((long) share * percent, 2).stripTrailingZeros().toPlainString();
  }

  long longSpend(long limit) {
    return Math.max(1, limit / 100 * percent + limit % 100 * percent / 100);
  }

  long shortSpend(long limit) {
    return Math.max(1, longSpend(limit) / SHORT);
  }
}
