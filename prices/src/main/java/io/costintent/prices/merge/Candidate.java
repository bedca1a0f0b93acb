/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one source says of one model of the book. Not thread-safe; confine to one thread. */
final class Candidate {
  final String name;
  final List<Card> cards = new ArrayList<>();
  final SortedSet<String> aliases = new TreeSet<>();

  Candidate(String name) {
    this.name = name;
  }

  /** Takes over another candidate's cards where this one says nothing, and its names. */
  void absorb(Candidate other, boolean withCards) {
    if (withCards) {
      cards.addAll(other.cards);
    }
    aliases.add(other.name);
    aliases.addAll(other.aliases);
  }

  /** Whether both ask the same for plain input and output, as far as both say. */
  boolean agreesWith(Candidate other) {
    boolean shared = false;
    for (Card mine : cards) {
      for (Card theirs : other.cards) {
        if (isPlain(mine.when()) && mine.when().equals(theirs.when()) && theirs.to() == null) {
          for (Map.Entry<String, Price> price : mine.rates().entrySet()) {
            Price theirPrice = theirs.rates().get(price.getKey());
            if (theirPrice != null && !Figures.agree(price.getValue(), theirPrice)) {
              return false;
            }
            shared |= theirPrice != null;
          }
        }
      }
    }
    return shared || cards.isEmpty();
  }

  private static boolean isPlain(Terms when) {
    return when.isNone() || when.equals(Place.REGIONAL);
  }
}
