/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Price;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A grounded answer is billed by its queries or as a prompt, never both. */
final class Grounding {
  private static final String QUERIES = "queries";
  private static final String PROMPTS = "grounded";

  private Grounding() {}

  /** Takes the first source's way of billing for all. */
  static void decide(Iterable<Candidate> candidates) {
    String way = way(candidates);
    if (way != null) {
      String other = way.equals(QUERIES) ? PROMPTS : QUERIES;
      for (Candidate candidate : candidates) {
        candidate.cards.replaceAll(card -> without(other, card));
        candidate.cards.removeIf(Card::isEmpty);
      }
    }
  }

  private static @Nullable String way(Iterable<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      for (String way : new String[] {QUERIES, PROMPTS}) {
        if (candidate.cards.stream().anyMatch(card -> card.rates().containsKey(way))) {
          return way;
        }
      }
    }
    return null;
  }

  private static Card without(String unit, Card card) {
    if (!card.rates().containsKey(unit)) {
      return card;
    }
    Map<String, Price> rates = new LinkedHashMap<>(card.rates());
    rates.remove(unit);
    return card.priced(rates);
  }
}
