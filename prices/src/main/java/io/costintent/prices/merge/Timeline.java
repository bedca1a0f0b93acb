/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cards over time. */
final class Timeline {
  private Timeline() {}

  /** Joins cards that follow each other and say the same. */
  static List<Card> joined(List<Card> cards) {
    List<Card> sorted = new ArrayList<>(cards);
    sorted.sort(Comparator.comparing(card -> card.from() == null ? Instant.MIN : card.from()));
    List<Card> joined = new ArrayList<>();
    for (Card card : sorted) {
      int before = predecessor(card, joined);
      if (before < 0) {
        joined.add(card);
      } else {
        joined.set(before, joined.get(before).during(joined.get(before).from(), card.to()));
      }
    }
    joined.sort(Card.ORDER);
    return joined;
  }

  private static int predecessor(Card card, List<Card> earlier) {
    for (int i = 0; i < earlier.size(); i++) {
      Card other = earlier.get(i);
      if (other.to() != null
          && other.to().equals(card.from())
          && other.when().equals(card.when())
          && other.rates().equals(card.rates())
          && other.extras().equals(card.extras())
          && other.origin().equals(card.origin())) {
        return i;
      }
    }
    return -1;
  }
}
