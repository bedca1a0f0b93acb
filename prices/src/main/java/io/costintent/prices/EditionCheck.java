/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.PriceProblem.Severity;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.ProviderEntry;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares dated models with the family they are named after. One that has the family's price but
 * lacks its tiers would be billed at the standard tier in silence.
 */
final class EditionCheck {
  private static final Pattern DATED = Pattern.compile("(.+)-(?:20\\d{6}|20\\d{2}-\\d{2}-\\d{2})");

  private final ProviderEntry provider;
  private final List<PriceProblem> problems;

  EditionCheck(ProviderEntry provider, List<PriceProblem> problems) {
    this.provider = provider;
    this.problems = problems;
  }

  void check() {
    for (ModelEntry model : provider.models().values()) {
      Matcher dated = DATED.matcher(model.name());
      ModelEntry family = dated.matches() ? provider.models().get(dated.group(1)) : null;
      if (family != null && base(model).equals(base(family))) {
        NavigableSet<String> missing = tiers(family);
        missing.removeAll(tiers(model));
        if (!missing.isEmpty()) {
          problems.add(
              new PriceProblem(
                  Severity.WARNING,
                  provider.file(),
                  model.line(),
                  model.name() + ": lacks " + missing + " of " + family.name()));
        }
      }
    }
  }

  private static String base(ModelEntry model) {
    StringBuilder base = new StringBuilder();
    for (Card card : model.cards()) {
      if (card.when().isNone() && card.to() == null) {
        base.append(card.rates().get("in")).append('/').append(card.rates().get("out")).append(' ');
      }
    }
    return base.toString().replace("null/null ", "");
  }

  private static NavigableSet<String> tiers(ModelEntry model) {
    NavigableSet<String> tiers = new TreeSet<>();
    for (Card card : model.cards()) {
      if (card.to() == null && (card.when().has("tier") || card.when().has("batch"))) {
        tiers.add(card.when().toString());
      }
    }
    return tiers;
  }
}
