/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.RateMultiplier;
import io.costintent.pricing.TierMode;
import io.costintent.pricing.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says in words when a rate card holds and where it comes from. */
final class CardText {
  private CardText() {}

  /** Whether the card is in force at an instant. */
  static boolean holds(RateCard card, Instant at) {
    return (card.validFrom() == null || !at.isBefore(card.validFrom()))
        && (card.validTo() == null || at.isBefore(card.validTo()));
  }

  /** From when to when, such as {@code since 2026-08-16T16:00:00Z}. */
  static String validity(RateCard card) {
    if (card.validFrom() == null && card.validTo() == null) {
      return "always";
    }
    String from = card.validFrom() == null ? "" : "since " + card.validFrom();
    String to = card.validTo() == null ? "" : "until " + card.validTo();
    return (from + ' ' + to).trim();
  }

  /** Under which terms, such as {@code batch, input > 200000}; {@code any} for none. */
  static String terms(RateCard card) {
    Conditions when = card.conditions();
    List<String> terms = new ArrayList<>();
    add(terms, "tier ", when.serviceTier());
    if (when.batch()) {
      terms.add("batch");
    }
    if (!when.regions().isEmpty()) {
      terms.add("region " + String.join("|", when.regions().stream().sorted().toList()));
    }
    add(terms, "scope ", when.scope());
    add(terms, "speed ", when.speed());
    ContextThreshold context = when.context();
    if (context != null) {
      terms.add(context(context) + (card.tierMode() == TierMode.MARGINAL ? ", above only" : ""));
    }
    for (TimeWindow window : when.windows()) {
      terms.add(window(window));
    }
    new TreeMap<>(when.others()).forEach((name, value) -> terms.add(name + ' ' + value));
    return terms.isEmpty() ? "any" : String.join(", ", terms);
  }

  /** The source, and whether others disagree. */
  static String source(Provenance provenance) {
    return provenance.disputedBy().isEmpty()
        ? provenance.toString()
        : provenance + ", disputed by " + String.join(", ", provenance.disputedBy());
  }

  /** The factor, such as {@code x 1.1 on all tokens}. */
  static String multiplier(RateMultiplier multiplier) {
    String on =
        multiplier.families().equals(RateMultiplier.TOKENS)
            ? "tokens"
            : multiplier.families().toString();
    return "x " + multiplier.factor().stripTrailingZeros().toPlainString() + " on " + on;
  }

  private static String context(ContextThreshold context) {
    String sign = context.operator() == ContextThreshold.Operator.GT ? " > " : " >= ";
    return context.basis().name().toLowerCase(java.util.Locale.ROOT) + sign + context.tokens();
  }

  private static String window(TimeWindow window) {
    String days = window.weekdays().size() == 7 ? "" : ' ' + window.weekdays().toString();
    return window.from() + "-" + window.to() + ' ' + window.zone() + days;
  }

  private static void add(
      List<String> terms, String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      terms.add(name + value);
    }
  }
}
