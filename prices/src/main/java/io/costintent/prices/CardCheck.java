/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.PriceProblem.Severity;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.ProviderEntry;
import io.costintent.prices.book.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the cards of one model. */
final class CardCheck {
  private static final BigDecimal ABSURD = BigDecimal.valueOf(3000);

  private final ProviderEntry provider;
  private final ModelEntry model;
  private final List<PriceProblem> problems;

  CardCheck(ProviderEntry provider, ModelEntry model, List<PriceProblem> problems) {
    this.provider = provider;
    this.model = model;
    this.problems = problems;
  }

  void check() {
    Map<String, List<Card>> byUnit = new TreeMap<>();
    for (Card card : model.cards()) {
      for (Map.Entry<String, Price> rate : card.rates().entrySet()) {
        amount(card, rate.getKey(), rate.getValue().amount());
        byUnit
            .computeIfAbsent(card.when() + " " + rate.getKey(), key -> new ArrayList<>())
            .add(card);
      }
    }
    byUnit.forEach(this::timeline);
  }

  private void amount(Card card, String unit, BigDecimal amount) {
    if (amount.signum() < 0) {
      add(Severity.ERROR, card, unit + " " + amount.toPlainString() + " is negative");
    } else if (amount.compareTo(ABSURD) > 0) {
      add(Severity.ERROR, card, unit + " " + amount.toPlainString() + " is beyond any price");
    }
  }

  /** Cards of one unit under the same conditions have to follow each other. */
  private void timeline(String what, List<Card> cards) {
    cards.sort(Comparator.comparing(card -> card.from() == null ? Instant.MIN : card.from()));
    for (int i = 1; i < cards.size(); i++) {
      Card earlier = cards.get(i - 1);
      Card later = cards.get(i);
      Instant end = earlier.to();
      Instant start = later.from();
      if (end == null || start == null || start.isBefore(end)) {
        add(Severity.ERROR, later, what + " overlaps the card of line " + earlier.line());
      } else if (start.isAfter(end) && later.when().equals(Terms.NONE)) {
        add(Severity.ERROR, later, what + " has no price from " + end + " to " + start);
      }
    }
  }

  private void add(Severity severity, Card card, String problem) {
    String text = model.name() + ": " + problem;
    problems.add(new PriceProblem(severity, provider.file(), card.line(), text));
  }
}
