/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names of one provider, sorted, each without what it shares with the one before; and what each
 * name means. Counts the texts and cards of the provider when it is made.
 */
final class CompactBlock {
  private final ProviderModels provider;
  private final CompactCards cards;
  private final SortedMap<String, ProviderModels.Target> names;
  private final IdentityHashMap<ModelEntry, Integer> ordinals = new IdentityHashMap<>();
  private final CompactOutput out = new CompactOutput();

  CompactBlock(ProviderModels provider, CompactCards cards) {
    this.provider = provider;
    this.cards = cards;
    this.names = new TreeMap<>(provider.names);
    provider.includes.forEach(cards.texts::add);
    provider.fallbacks.forEach(cards.texts::add);
    names.forEach((name, target) -> {
      if (isModel(name, target)) {
        ModelPrices prices = target.model().prices();
        ordinals.put(target.model(), ordinals.size());
        cards.texts.add(prices.currency().getCurrencyCode());
        prices.cards().forEach(cards::add);
      } else {
        cards.texts.add(target.match().name());
      }
    });
  }

  byte[] write() {
    writeProviders(provider.includes);
    writeProviders(provider.fallbacks);
    writeNames();
    writeAliases();
    out.number(cards.lists());
    names.forEach((name, target) -> {
      if (isModel(name, target)) {
        writeModel(target.model());
      }
    });
    writeMoves();
    return out.toBytes();
  }

  private void writeProviders(List<String> some) {
    out.number(some.size());
    some.forEach(name -> out.number(cards.texts.number(name)));
  }

  private void writeNames() {
    out.number(names.size());
    CompactOutput lengths = new CompactOutput();
    CompactOutput endings = new CompactOutput();
    byte[] before = {};
    for (Map.Entry<String, ProviderModels.Target> name : names.entrySet()) {
      boolean model = isModel(name.getKey(), name.getValue());
      String shown = model ? name.getValue().model().prices().model() : name.getKey();
      byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
      int shared = shared(before, bytes);
      out.number(shared);
      lengths.number(bytes.length - shared);
      for (int i = shared; i < bytes.length; i++) {
        endings.octet(bytes[i]);
      }
      before = bytes;
    }
    out.bytes(lengths);
    out.bytes(endings);
  }

  /** Writes 0 for a model and how else a name is meant, then which model it means. */
  private void writeAliases() {
    CompactOutput targets = new CompactOutput();
    int models = 0;
    for (Map.Entry<String, ProviderModels.Target> name : names.entrySet()) {
      ProviderModels.Target target = name.getValue();
      if (isModel(name.getKey(), target)) {
        out.number(0);
        models++;
      } else {
        out.number(cards.texts.number(target.match().name()) + 1);
        targets.signed(ordinal(target.model()) - models);
      }
    }
    out.bytes(targets);
  }

  private void writeModel(ModelEntry model) {
    ModelPrices prices = model.prices();
    out.number(cards.refer(prices.cards()));
    out.octet((model.dateless ? 1 : 0) | (prices.isIncomplete() ? 2 : 0));
    out.number(cards.texts.number(prices.currency().getCurrencyCode()));
  }

  private void writeMoves() {
    out.number(provider.moving.size());
    for (Map.Entry<String, SortedMap<Instant, ModelEntry>> moves :
        new TreeMap<>(provider.moving).entrySet()) {
      out.text(moves.getKey());
      out.number(moves.getValue().size());
      moves
          .getValue()
          .forEach((from, model) -> {
            CompactBookWriter.writeInstant(out, from);
            out.number(ordinal(model));
          });
    }
  }

  private boolean isModel(String name, ProviderModels.Target target) {
    return target.model().equals(provider.models.get(name)) && target.match() == Match.EXACT;
  }

  private int ordinal(ModelEntry model) {
    Integer ordinal = ordinals.get(model);
    if (ordinal == null) {
      throw new IllegalStateException("a name of " + provider.provider + " without its model");
    }
    return ordinal;
  }

  private static int shared(byte[] a, byte[] b) {
    int shared = 0;
    while (shared < a.length && shared < b.length && a[shared] == b[shared]) {
      shared++;
    }
    return shared;
  }
}
