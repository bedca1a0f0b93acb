/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of one provider that can only be declared once all of its models are in. */
final class PendingNames {
  private final PriceBookBuilder book;
  private final String provider;
  private final List<String[]> aliases = new ArrayList<>();
  private final List<String[]> relatives = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();

  PendingNames(PriceBookBuilder book, String provider) {
    this.book = book;
    this.provider = ProviderName.canonical(provider);
  }

  /** The provider's canonical name. */
  String provider() {
    return provider;
  }

  void add(ModelPrices prices, boolean dateless, List<String> others, List<String> family) {
    String model = prices.model();
    book.add(prices);
    if (dateless) {
      book.dateless(provider, model);
    }
    for (String alias : others) {
      aliases.add(new String[] {alias, model});
    }
    for (String relative : family) {
      relatives.add(new String[] {relative, model});
    }
  }

  void move(String alias, @Nullable Instant from, String model) {
    moves.add(new Move(alias, from, model));
  }

  void declare() {
    for (String[] alias : aliases) {
      book.alias(provider, alias[0], alias[1]);
    }
    for (String[] relative : relatives) {
      book.relative(provider, relative[0], relative[1]);
    }
    for (Move move : moves) {
      book.movingAlias(provider, move.alias, move.from, move.model);
    }
  }

  private record Move(String alias, @Nullable Instant from, String model) {}
}
