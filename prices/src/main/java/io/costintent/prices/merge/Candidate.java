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
import java.util.NavigableSet;
import java.util.TreeSet;

/** What one source says of one model of the book. Not thread-safe; confine to one thread. */
final class Candidate {
  final String name;
  final List<Card> cards = new ArrayList<>();
  final NavigableSet<String> aliases = new TreeSet<>();

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
    boolean compared = false;
    for (Card mine : cards) {
      for (Card theirs : other.cards) {
        if (isPlain(mine.when()) && isPlain(theirs.when()) && theirs.to() == null) {
          if (isShared("in", mine, theirs) || isShared("out", mine, theirs)) {
            if (agree("in", mine, theirs) && agree("out", mine, theirs)) {
              return true;
            }
            compared = true;
          }
        }
      }
    }
    return !compared && (cards.isEmpty() || other.cards.isEmpty());
  }

  private static boolean isShared(String unit, Card a, Card b) {
    return a.rates().containsKey(unit) && b.rates().containsKey(unit);
  }

  private static boolean agree(String unit, Card a, Card b) {
    Price mine = a.rates().get(unit);
    Price theirs = b.rates().get(unit);
    return mine == null || theirs == null || Figures.agree(mine, theirs);
  }

  private static boolean isPlain(Terms when) {
    return when.isNone() || when.equals(Place.REGIONAL);
  }
}
