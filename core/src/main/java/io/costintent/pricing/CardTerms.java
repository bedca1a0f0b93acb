/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a card has besides conditions and rates, as terms and back. */
final class CardTerms {
  private static final int MAX_SCALE = 64;

  private CardTerms() {}

  /** Whether this library understands the key. */
  static boolean knows(String key) {
    return switch (key) {
      case "times", "mode", "minimum", "roundUpTo" -> true;
      default -> false;
    };
  }

  static List<Term> of(RateCard card) {
    List<Term> terms = new ArrayList<>();
    RateMultiplier multiplier = card.multiplier();
    if (multiplier != null) {
      List<String> values = new ArrayList<>();
      values.add(multiplier.factor().toString());
      for (Category family : multiplier.families()) {
        values.add(lower(family));
      }
      terms.add(new Term("times", values));
    }
    if (card.tierMode() != TierMode.WHOLE_REQUEST) {
      terms.add(Term.of("mode", lower(card.tierMode())));
    }
    add(terms, "minimum", card.minimums());
    add(terms, "roundUpTo", card.increments());
    return terms;
  }

  static void read(List<Term> terms, RateCard.Builder card) {
    for (Term term : terms) {
      List<String> values = term.values();
      switch (term.key()) {
        case "times" -> card.multiplier(multiplier(values));
        case "mode" -> card.tierMode(TierMode.valueOf(upper(term.value())));
        case "minimum" -> {
          for (int i = 0; i < values.size(); i += 2) {
            card.minimum(UsageUnit.of(values.get(i)), Long.parseLong(values.get(i + 1)));
          }
        }
        case "roundUpTo" -> {
          for (int i = 0; i < values.size(); i += 2) {
            card.roundUpTo(UsageUnit.of(values.get(i)), Long.parseLong(values.get(i + 1)));
          }
        }
        default -> throw new IllegalArgumentException("card: " + term.key());
      }
    }
  }

  private static RateMultiplier multiplier(List<String> values) {
    Set<Category> families = EnumSet.noneOf(Category.class);
    for (String family : values.subList(1, values.size())) {
      families.add(Category.valueOf(upper(family)));
    }
    BigDecimal factor = new BigDecimal(values.get(0));
    if (Math.abs(factor.scale()) > MAX_SCALE) {
      throw new IllegalArgumentException("times: " + values.get(0));
    }
    return new RateMultiplier(factor, families);
  }

  private static void add(List<Term> terms, String key, Map<UsageUnit, Long> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Map<String, Long> sorted = new TreeMap<>();
    steps.forEach((unit, number) -> sorted.put(unit.name(), number));
    List<String> values = new ArrayList<>();
    sorted.forEach((unit, number) -> {
      values.add(unit);
      values.add(number.toString());
    });
    terms.add(new Term(key, values));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
