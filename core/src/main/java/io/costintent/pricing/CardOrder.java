/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.Comparator;

/** The most specific card first: see the rationale for the order of the dimensions. */
final class CardOrder implements Comparator<RateCard> {
  static final CardOrder MOST_SPECIFIC_FIRST = new CardOrder();

  private CardOrder() {}

  @Override
  public int compare(RateCard left, RateCard right) {
    Conditions a = left.conditions();
    Conditions b = right.conditions();
    int order = Boolean.compare(b.windows().isEmpty(), a.windows().isEmpty());
    order = order != 0 ? -order : Long.compare(threshold(b), threshold(a));
    order = order != 0 ? order : Boolean.compare(b.serviceTier() != null, a.serviceTier() != null);
    order = order != 0 ? order : Boolean.compare(b.batch(), a.batch());
    order = order != 0 ? order : Boolean.compare(b.speed() != null, a.speed() != null);
    order = order != 0 ? order : Integer.compare(b.others().size(), a.others().size());
    order = order != 0 ? order : Boolean.compare(!b.regions().isEmpty(), !a.regions().isEmpty());
    order = order != 0 ? order : Boolean.compare(b.scope() != null, a.scope() != null);
    return order != 0 ? order : from(right).compareTo(from(left));
  }

  private static long threshold(Conditions conditions) {
    ContextThreshold context = conditions.context();
    return context == null ? -1 : context.lastBelow();
  }

  private static Instant from(RateCard card) {
    return card.validFrom() == null ? Instant.MIN : card.validFrom();
  }
}
