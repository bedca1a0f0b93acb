/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Terms;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings sources together that put the same larger request at different sizes. */
final class Thresholds {
  private Thresholds() {}

  /** Takes the first source's threshold for all, where each has exactly one. */
  static void align(Iterable<Candidate> candidates) {
    String key = null;
    String size = null;
    for (Candidate candidate : candidates) {
      Terms own = only(candidate);
      String ownKey = own == null ? null : own.sizeKey();
      if (own == null || ownKey == null) {
        continue;
      }
      if (key == null || size == null) {
        key = ownKey;
        size = own.values().get(ownKey);
      } else {
        replace(candidate, ownKey, key, String.valueOf(size));
      }
    }
  }

  /** Returns the one threshold of a source, or null when it has none or several. */
  private static @Nullable Terms only(Candidate candidate) {
    SortedSet<Terms> sizes = new TreeSet<>();
    for (Card card : candidate.cards) {
      String key = card.when().sizeKey();
      if (key != null) {
        sizes.add(Terms.NONE.withJson(key, String.valueOf(card.when().values().get(key))));
      }
    }
    return sizes.size() == 1 ? sizes.first() : null;
  }

  private static void replace(Candidate candidate, String from, String to, String size) {
    candidate.cards.replaceAll(
        card ->
            card.when().has(from)
                ? card.under(card.when().without(from).withJson(to, size))
                : card);
  }
}
