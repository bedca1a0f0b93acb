/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import io.costintent.prices.book.Card;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of one model.
 *
 * @param source the source's id
 * @param provider the provider's canonical name
 * @param given the provider's name in the source
 * @param model the model's name in the source, as a caller would send it
 * @param aliases further names that the source takes for the same model
 * @param cards the prices; without any rate when the source knows the model but no price
 * @param url the page that the source cites, or null
 */
public record Quote(
    String source,
    String provider,
    String given,
    String model,
    List<String> aliases,
    List<Card> cards,
    @Nullable String url) {
  public Quote {
    aliases = List.copyOf(aliases);
    cards = List.copyOf(cards);
  }

  /** Whether the source names a price other than zero. */
  public boolean isPriced() {
    return cards.stream()
        .anyMatch(card -> card.rates().values().stream().anyMatch(p -> !p.isZero()));
  }
}
