/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Providers whose names are read from a compact book when somebody asks for them. Thread-safe. */
final class CompactProviders implements Providers {
  private final CompactTables tables;
  private final Map<String, Block> blocks;
  private final int models;
  private final int cards;

  /** Reads where the providers' blocks are, which end the book. */
  CompactProviders(CompactInput in, CompactTables tables, int models, int cards) {
    this.tables = tables;
    this.models = models;
    this.cards = cards;
    int count = in.count();
    String[] names = new String[count];
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.text();
      lengths[i] = in.count();
    }
    blocks = new LinkedHashMap<>(2 * count);
    int start = in.position();
    for (int i = 0; i < count; i++) {
      if (blocks.put(names[i], new Block(in.at(start, lengths[i]))) != null) {
        throw in.error(names[i] + " (expected: once)");
      }
      start += lengths[i];
    }
    if (start != in.end()) {
      throw in.error("more than the providers");
    }
  }

  @Override
  public @Nullable ProviderModels get(String provider) {
    Block block = blocks.get(provider);
    return block == null ? null : block.models(tables, provider);
  }

  @Override
  public Collection<String> names() {
    return Collections.unmodifiableSet(blocks.keySet());
  }

  @Override
  public @Nullable Instant nextChange(Instant after) {
    return tables.parts.nextChange(after);
  }

  @Override
  public int modelCount() {
    return models;
  }

  @Override
  public int cardCount() {
    return cards;
  }

  /** Read on first use; two threads may both read it, and either result serves. */
  private static final class Block {
    private final CompactInput in;
    private volatile @Nullable ProviderModels models;

    Block(CompactInput in) {
      this.in = in;
    }

    ProviderModels models(CompactTables tables, String provider) {
      ProviderModels known = models;
      if (known == null) {
        known = read(tables, provider);
        models = known;
      }
      return known;
    }

    private ProviderModels read(CompactTables tables, String provider) {
      CompactInput own = in.copy();
      try {
        return CompactProvider.read(tables, own, provider);
      } catch (PriceBookFormatException e) {
        throw e;
      } catch (IllegalArgumentException e) { // a name that is there twice
        throw own.error(String.valueOf(e.getMessage()));
      }
    }
  }
}
