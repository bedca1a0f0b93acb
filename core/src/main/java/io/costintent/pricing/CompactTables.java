/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a compact book and the lists of cards that its models have. Opening it only finds
 * where each is; cards are made when a model that has them is asked for.
 *
 * <p>Thread-safe: two threads may both make the same card, and either serves.
 */
final class CompactTables {
  private final CompactInput in;
  final CompactParts parts;
  private final int[] cardAt;
  private final boolean[] understood;
  private final @Nullable RateCard[] cards;
  private final int[] listAt;
  private int[] listed;

  /** Reads the tables at hand; {@code in} is then behind them. */
  CompactTables(CompactInput in) {
    this.in = in;
    parts = new CompactParts(in);
    cardAt = new int[in.count()];
    understood = new boolean[cardAt.length];
    cards = new RateCard[cardAt.length];
    for (int i = 0; i < cardAt.length; i++) {
      cardAt[i] = in.position();
      understood[i] = parts.skipCard(in);
    }
    listAt = new int[in.count() + 1];
    listed = new int[cardAt.length + listAt.length];
    readLists(in);
  }

  private void readLists(CompactInput from) {
    int next = 0;
    int filled = 0;
    for (int i = 0; i < listAt.length - 1; i++) {
      int size = from.count();
      if (filled + size > listed.length) {
        listed = Arrays.copyOf(listed, 2 * (filled + size));
      }
      for (int j = 0; j < size; j++) {
        int back = from.index(next + 1);
        int card = back == 0 ? next++ : next - back;
        if (card >= cardAt.length) {
          throw from.error("card " + card + " (expected: below " + cardAt.length + ")");
        }
        listed[filled++] = card;
      }
      listAt[i + 1] = filled;
    }
  }

  /** How many lists there are. */
  int lists() {
    return listAt.length - 1;
  }

  /** How many distinct cards ask for something that this library does not know. */
  int notUnderstood() {
    int count = 0;
    for (boolean known : understood) {
      count += known ? 0 : 1;
    }
    return count;
  }

  /** How many cards of a list this library understands. */
  int understood(int list) {
    int count = 0;
    for (int i = listAt[list]; i < listAt[list + 1]; i++) {
      count += understood[listed[i]] ? 1 : 0;
    }
    return count;
  }

  /** How many cards a list has. */
  int size(int list) {
    return listAt[list + 1] - listAt[list];
  }

  /** Returns the cards of a list that this library understands. */
  List<RateCard> cards(int list) {
    List<RateCard> some = new ArrayList<>(size(list));
    for (int i = listAt[list]; i < listAt[list + 1]; i++) {
      if (understood[listed[i]]) {
        some.add(card(listed[i]));
      }
    }
    return some;
  }

  private RateCard card(int number) {
    RateCard known = cards[number];
    if (known == null) {
      CompactInput at = in.at(cardAt[number]);
      try {
        known = parts.readCard(at);
      } catch (PriceBookFormatException e) {
        throw e;
      } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
        throw at.error(String.valueOf(e.getMessage()));
      }
      cards[number] = known;
    }
    return known;
  }
}
