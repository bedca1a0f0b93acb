/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rates in force for one kind of call: what each unit costs, inheritance resolved.
 *
 * <p>Calls under the same terms share one table, so its identity may serve as a key. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class RateTable {
  private static final int KNOWN = UsageUnit.known().size();

  private final Currency currency;
  private final List<RateCard> cards;
  private final @Nullable AppliedRate[] known;
  private final Map<UsageUnit, AppliedRate> others = new HashMap<>();

  RateTable(Currency currency, List<LayeredCard> cards, boolean tierWanted) {
    this.currency = currency;
    this.cards = cards.stream().map(LayeredCard::card).toList();
    this.known = new AppliedRate[KNOWN];
    RateSelection selection = new RateSelection(cards, tierWanted);
    for (UsageUnit unit : UsageUnit.known()) {
      known[unit.index()] = selection.rate(unit);
    }
    for (RateCard card : this.cards) {
      for (UsageUnit unit : card.rates().keySet()) {
        AppliedRate rate = unit.index() < 0 ? selection.rate(unit) : null;
        if (rate != null) {
          others.put(unit, rate);
        }
      }
    }
  }

  /** The currency of all rates. */
  public Currency currency() {
    return currency;
  }

  /** The cards that hold for the call, the most specific first. */
  public List<RateCard> cards() {
    return cards;
  }

  /** Returns the unit's own rate, else the one of its nearest priced parent, else null. */
  public @Nullable AppliedRate rate(UsageUnit unit) {
    int index = unit.index();
    return index >= 0 ? known[index] : others.get(unit);
  }

  /** Whether the most specific card that speaks of the unit says that it has no price. */
  public boolean withholds(UsageUnit unit) {
    for (RateCard card : cards) {
      if (card.withheld().contains(unit)) {
        return true;
      }
      if (card.rates().containsKey(unit) && !card.isMarginal()) {
        return false;
      }
    }
    return false;
  }

  /** Whether a card prices the unit itself. */
  public boolean prices(UsageUnit unit) {
    AppliedRate rate = rate(unit);
    return rate != null && rate.inheritedFrom() == null;
  }
}
