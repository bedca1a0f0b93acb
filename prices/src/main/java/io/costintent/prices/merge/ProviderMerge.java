/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.Origin;
import io.costintent.prices.book.ProviderEntry;
import io.costintent.prices.book.Terms;
import io.costintent.prices.source.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes one provider's models from what the sources say of it. */
final class ProviderMerge {
  private final ProviderEntry provider;
  private final Map<String, Instant> asOf;
  private final MergeReport report;

  /** By source in the order of precedence, then by name. */
  private final Map<String, TreeMap<String, Candidate>> candidates = new LinkedHashMap<>();

  /** Names that a source takes for another of its models. */
  private final Map<String, String> declared = new TreeMap<>();

  ProviderMerge(ProviderEntry provider, Map<String, Instant> asOf, MergeReport report) {
    this.provider = provider;
    this.asOf = asOf;
    this.report = report;
    asOf.keySet().forEach(source -> candidates.put(source, new TreeMap<>()));
  }

  void add(Quote quote) {
    Place place = Place.of(provider.name(), quote.model());
    Map<String, Candidate> models =
        candidates.computeIfAbsent(quote.source(), source -> new TreeMap<>());
    Candidate candidate = models.computeIfAbsent(place.name(), Candidate::new);
    for (Card card : quote.cards()) {
      Terms all = card.when().and(place.terms());
      for (Terms when : Regions.single(all.has("region") ? all.without("scope") : all)) {
        candidate.cards.add(card.under(when));
      }
    }
    if (place.alias() != null) {
      candidate.aliases.add(place.alias());
    }
    for (String alias : quote.aliases()) {
      String name = Place.of(provider.name(), alias).name();
      if (!name.equals(place.name())) {
        candidate.aliases.add(name);
        declared.putIfAbsent(name, place.name());
      }
    }
    provider.suggestUrl(quote.url());
  }

  /** Adds the models to the provider. */
  void merge() {
    unify();
    NavigableSet<String> names = new TreeSet<>();
    candidates.values().forEach(models -> names.addAll(models.keySet()));
    names.removeAll(provider.latest().keySet());
    for (String name : names) {
      Map<String, Candidate> bySource = new LinkedHashMap<>();
      NavigableSet<String> aliases = new TreeSet<>();
      candidates.forEach((source, models) -> {
        Candidate candidate = models.get(name);
        if (candidate != null) {
          bySource.put(source, candidate);
          aliases.addAll(candidate.aliases);
        }
      });
      ModelMerge merge = new ModelMerge(asOf, report, provider.name(), name);
      List<Card> cards = Regions.simplified(merge.merge(bySource));
      List<Card> known = cards.isEmpty() ? List.of(unpriced(bySource.keySet())) : cards;
      provider.models().put(name, ModelEntry.of(name, known).alias(aliases));
    }
  }

  /** A model that sources know without a price is in the book without one. */
  private static Card unpriced(Iterable<String> sources) {
    return Card.of(Terms.NONE, Map.of(), Origin.of(sources.iterator().next()));
  }

  /** Brings together what sources list under different names of one model. */
  private void unify() {
    for (TreeMap<String, Candidate> models : candidates.values()) {
      for (String name : new ArrayList<>(models.keySet())) {
        String target = target(name);
        Candidate candidate = models.get(name);
        Candidate reference = target == null ? null : reference(target);
        if (candidate != null
            && target != null
            && reference != null
            && candidate.agreesWith(reference)) {
          models.remove(name);
          boolean first = !models.containsKey(target);
          models.computeIfAbsent(target, Candidate::new).absorb(candidate, first);
        }
      }
    }
  }

  private @Nullable String target(String name) {
    String same = declared.get(name);
    if (same != null && candidates.values().stream().noneMatch(m -> m.containsKey(same))) {
      return null;
    }
    if (same != null) {
      return same;
    }
    String family = provider.isDateless() ? Edition.family(name) : null;
    return family == null ? null : declared.getOrDefault(family, family);
  }

  private @Nullable Candidate reference(String name) {
    for (TreeMap<String, Candidate> models : candidates.values()) {
      Candidate candidate = models.get(name);
      if (candidate != null && !candidate.cards.isEmpty()) {
        return candidate;
      }
    }
    return null;
  }
}
