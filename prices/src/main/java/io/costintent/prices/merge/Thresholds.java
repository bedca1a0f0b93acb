/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Terms;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings sources together that put the same larger request at different sizes. */
final class Thresholds {
  private Thresholds() {}

  /**
   * Takes the first source's threshold for all, where it has exactly one: another's single one is
   * moved there, and of several those elsewhere are left out.
   */
  static void align(Iterable<Candidate> candidates) {
    Terms reference = null;
    for (Candidate candidate : candidates) {
      NavigableSet<Terms> own = thresholds(candidate);
      if (reference == null) {
        if (own.size() > 1) {
          return;
        }
        reference = own.isEmpty() ? null : own.first();
      } else if (own.size() == 1) {
        move(candidate, own.first(), reference);
      } else if (own.contains(reference)) {
        keepOnly(candidate, reference);
      }
    }
  }

  private static NavigableSet<Terms> thresholds(Candidate candidate) {
    NavigableSet<Terms> sizes = new TreeSet<>();
    for (Card card : candidate.cards) {
      Terms size = threshold(card);
      if (size != null) {
        sizes.add(size);
      }
    }
    return sizes;
  }

  private static @Nullable Terms threshold(Card card) {
    String key = card.when().sizeKey();
    return key == null
        ? null
        : Terms.NONE.withJson(key, String.valueOf(card.when().values().get(key)));
  }

  private static void move(Candidate candidate, Terms from, Terms to) {
    String key = from.values().firstKey();
    candidate.cards.replaceAll(
        card -> card.when().has(key) ? card.under(card.when().without(key).and(to)) : card);
  }

  private static void keepOnly(Candidate candidate, Terms size) {
    candidate.cards.removeIf(card -> {
      Terms own = threshold(card);
      return own != null && !own.equals(size);
    });
  }
}
