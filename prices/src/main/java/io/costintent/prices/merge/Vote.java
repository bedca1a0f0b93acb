/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What several sources say of one unit, and what is taken.
 *
 * @param source whose figure is taken
 * @param price the figure
 * @param disputed sources that give another, believable one
 * @param quarantined sources whose figure is more than five times off
 * @param votes how many sources agree with what is taken
 */
record Vote(
    String source, Price price, List<String> disputed, List<String> quarantined, int votes) {

  /**
   * Counts: the figure that most sources agree on wins; with none ahead, the source that comes
   * first. A figure five times off that is alone against two is no opinion but an error.
   *
   * @param figures by source, in the order of precedence; not empty
   */
  static Vote count(Map<String, Price> figures) {
    Map.Entry<String, Price> winner = null;
    int most = 0;
    for (Map.Entry<String, Price> figure : figures.entrySet()) {
      int agreeing = agreeing(figure.getValue(), figures);
      if (agreeing > most) {
        most = agreeing;
        winner = figure;
      }
    }
    if (winner == null) {
      throw new IllegalArgumentException("figures: none (expected: at least one)");
    }
    return decide(winner, most, figures);
  }

  /** Takes the first figure, whatever the others say. */
  static Vote first(Map<String, Price> figures) {
    Map.Entry<String, Price> first = figures.entrySet().iterator().next();
    return decide(first, agreeing(first.getValue(), figures), figures);
  }

  private static Vote decide(
      Map.Entry<String, Price> winner, int most, Map<String, Price> figures) {
    Price taken = winner.getValue();
    List<String> disputed = new ArrayList<>();
    List<String> quarantined = new ArrayList<>();
    boolean rounded = false;
    for (Map.Entry<String, Price> figure : figures.entrySet()) {
      if (Figures.agree(figure.getValue(), taken)) {
        rounded |= Figures.isRounded(taken, figure.getValue());
      } else if (most > 1 && Figures.isImplausible(figure.getValue(), taken)) {
        quarantined.add(figure.getKey());
      } else {
        disputed.add(figure.getKey());
      }
    }
    return new Vote(
        winner.getKey(), rounded ? taken.asRounded() : taken, disputed, quarantined, most);
  }

  private static int agreeing(Price figure, Map<String, Price> figures) {
    int count = 0;
    for (Price other : figures.values()) {
      count += Figures.agree(figure, other) ? 1 : 0;
    }
    return count;
  }

  /** Whether all sources agree. */
  boolean isUnanimous() {
    return disputed.isEmpty() && quarantined.isEmpty();
  }
}
