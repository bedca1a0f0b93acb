/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.ProviderEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes out models and names that others imply, and leaves each name one meaning. */
final class Names {
  private Names() {}

  static void tidy(BookDocument book) {
    declareOnce(book);
    book.providers().values().forEach(Names::dropEditions);
    book.providers().values().forEach(Names::dropIdleMoves);
    for (ProviderEntry provider : book.providers().values()) {
      dropIncluded(provider, book);
    }
  }

  /** Leaves each name to the first model that has it, names of models before other names. */
  static void declareOnce(BookDocument book) {
    book.providers().values().forEach(Names::declareOnce);
  }

  private static void declareOnce(ProviderEntry provider) {
    Set<String> taken = new HashSet<>(provider.models().keySet());
    taken.addAll(provider.latest().keySet());
    for (ModelEntry model : new ArrayList<>(provider.models().values())) {
      List<String> names = new ArrayList<>(model.aka());
      names.removeIf(name -> isImplied(name, model.name(), provider) || !taken.add(name));
      provider.models().put(model.name(), model.alias(names));
    }
  }

  private static boolean isImplied(String alias, String name, ProviderEntry provider) {
    return provider.isDateless() && name.equals(Edition.family(alias));
  }

  /** A dated name that costs what its family costs, as far as it says, needs no entry. */
  private static void dropEditions(ProviderEntry provider) {
    if (!provider.isDateless()) {
      return;
    }
    Map<String, ModelEntry> byName = byName(provider);
    for (ModelEntry model : new ArrayList<>(provider.models().values())) {
      String family = Edition.family(model.name());
      ModelEntry other = family == null ? null : byName.get(family);
      if (other != null
          && !provider.latest().containsKey(family)
          && model.aka().isEmpty()
          && isCovered(model, other)) {
        provider.models().remove(model.name());
      }
    }
  }

  /** A name that moves to a model that no source has does not move there. */
  private static void dropIdleMoves(ProviderEntry provider) {
    Map<String, ModelEntry> byName = byName(provider);
    provider.latest().values().forEach(moves -> moves.values().retainAll(byName.keySet()));
    provider.latest().values().removeIf(Map::isEmpty);
  }

  private static void dropIncluded(ProviderEntry provider, BookDocument book) {
    for (String name : provider.includes()) {
      ProviderEntry other = book.provider(name);
      Map<String, ModelEntry> byName = byName(other);
      for (ModelEntry model : new ArrayList<>(provider.models().values())) {
        ModelEntry same = named(model.name(), byName, other);
        boolean allNames =
            model.aka().stream().allMatch(alias -> named(alias, byName, other) != null);
        if (same != null && allNames && isCovered(model, same)) {
          provider.models().remove(model.name());
        }
      }
    }
  }

  private static @Nullable ModelEntry named(
      String name, Map<String, ModelEntry> byName, ProviderEntry provider) {
    ModelEntry direct = byName.get(name);
    String family = Edition.family(name);
    return direct != null || family == null || !provider.isDateless() ? direct : byName.get(family);
  }

  private static Map<String, ModelEntry> byName(ProviderEntry provider) {
    Map<String, ModelEntry> byName = new TreeMap<>();
    for (ModelEntry model : provider.models().values()) {
      byName.put(model.name(), model);
      model.aka().forEach(alias -> byName.put(alias, model));
    }
    return byName;
  }

  /** Whether all that the model says, the other says too, and differently in nothing. */
  private static boolean isCovered(ModelEntry model, ModelEntry other) {
    return model.cards().stream().allMatch(card -> isCovered(card, other));
  }

  private static boolean isCovered(Card card, ModelEntry other) {
    if (!card.extras().isEmpty()) {
      return other.cards().stream()
          .anyMatch(c -> c.when().equals(card.when()) && c.extras().equals(card.extras()));
    }
    for (Map.Entry<String, Price> rate : card.rates().entrySet()) {
      boolean same = false;
      for (Card theirs : other.cards()) {
        Price price = theirs.rates().get(rate.getKey());
        same |=
            price != null
                && theirs.when().equals(card.when())
                && java.util.Objects.equals(theirs.to(), card.to())
                && Figures.agree(price, rate.getValue());
      }
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
