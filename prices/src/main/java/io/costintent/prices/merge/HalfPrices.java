/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Marks halves of a price that their publisher shows in whole cents: 0.13 for the half of 0.25. The
 * figure is kept, since it is what the page says.
 */
final class HalfPrices {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final List<Terms> HALVED =
      List.of(Terms.of("tier", "flex"), Terms.NONE.withJson("batch", "true"));

  private HalfPrices() {}

  static List<Card> marked(List<Card> cards) {
    List<Card> marked = new ArrayList<>();
    for (Card card : cards) {
      marked.add(HALVED.contains(card.when()) ? marked(card, cards) : card);
    }
    return marked;
  }

  private static Card marked(Card card, List<Card> cards) {
    Map<String, Price> rates = new LinkedHashMap<>(card.rates());
    for (Card base : cards) {
      if (base.when().isNone() && Objects.equals(base.from(), card.from())) {
        rates.replaceAll((unit, price) -> {
          Price whole = base.rates().get(unit);
          boolean rounded = whole != null && Figures.isRounded(price, half(whole));
          return rounded ? price.asRounded() : price;
        });
      }
    }
    return card.priced(rates);
  }

  private static Price half(Price price) {
    return Price.of(price.amount().multiply(HALF));
  }
}
