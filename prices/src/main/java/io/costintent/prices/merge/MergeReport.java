/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Every disagreement and what was chosen. Not thread-safe; confine to one thread. */
public final class MergeReport {
  private final SortedMap<String, List<String>> disputes = new TreeMap<>();
  private final List<String> quarantined = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();

  /** Notes a vote; unanimous ones are only counted. */
  void vote(String model, Terms when, String unit, Map<String, Price> figures, Vote vote) {
    count(kind(figures, vote));
    if (vote.isUnanimous()) {
      return;
    }
    StringJoiner all = new StringJoiner(", ");
    figures.forEach((source, price) -> all.add(source + " " + price));
    String line = (when.isNone() ? "" : when + " ") + unit + ": " + all + " -> " + vote.source();
    disputes.computeIfAbsent(model, key -> new ArrayList<>()).add(line);
    for (String source : vote.quarantined()) {
      quarantined.add(
          model
              + " | "
              + unit
              + " of "
              + source
              + " "
              + figures.get(source)
              + ": more than five times off "
              + vote.price());
    }
  }

  private static String kind(Map<String, Price> figures, Vote vote) {
    if (figures.size() == 1) {
      return "one source only";
    }
    if (vote.isUnanimous()) {
      return "all " + figures.size() + " sources agree";
    }
    return vote.votes() > 1 ? "majority of two against one" : "no majority, precedence decides";
  }

  /** Counts something under a heading. */
  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Notes a change that an import made to prices that were in the book. */
  void change(String line) {
    changes.add(line);
  }

  /** Disagreements by model. */
  public SortedMap<String, List<String>> disputes() {
    return Collections.unmodifiableSortedMap(disputes);
  }

  /** Figures that were taken for errors. */
  public List<String> quarantined() {
    return Collections.unmodifiableList(quarantined);
  }

  /** How often what happened. */
  public Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** What changed in prices that were in the book already. */
  public List<String> changes() {
    return Collections.unmodifiableList(changes);
  }
}
