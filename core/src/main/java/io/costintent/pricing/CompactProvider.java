/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the block of one provider. Not thread-safe; confine to one thread. */
final class CompactProvider {
  private static final int MAX_NAME = 1024;

  private final CompactTables tables;
  private final CompactInput in;
  private final ProviderModels provider;

  static ProviderModels read(CompactTables tables, CompactInput block, String provider) {
    return new CompactProvider(tables, block, provider).read();
  }

  private CompactProvider(CompactTables tables, CompactInput block, String provider) {
    this.tables = tables;
    this.in = block;
    this.provider = new ProviderModels(provider);
  }

  private ProviderModels read() {
    for (int i = in.count(); i > 0; i--) {
      provider.includes.add(tables.parts.text(in));
    }
    for (int i = in.count(); i > 0; i--) {
      provider.fallbacks.add(tables.parts.text(in));
    }
    String[] names = readNames();
    Match[] matches = new Match[names.length];
    int models = 0;
    for (int i = 0; i < names.length; i++) {
      matches[i] = readMatch();
      models += matches[i] == Match.EXACT ? 1 : 0;
    }
    int[] targets = readTargets(matches, models);
    @Nullable CompactModel[] read = readModels(names, matches, models);
    for (int i = 0; i < names.length; i++) {
      CompactModel model = read[targets[i]];
      if (model == null) {
        continue; // none of its cards is understood
      }
      if (matches[i] == Match.EXACT) {
        provider.add(lower(names[i]), model);
      } else {
        provider.add(lower(names[i]), model, matches[i]);
      }
    }
    readMoves(read);
    if (!in.isAtEnd()) {
      throw in.error("more than the block of " + provider.provider);
    }
    return provider;
  }

  /** Reads how much each name shares with the one before, how much follows, and what follows. */
  private String[] readNames() {
    String[] names = new String[in.count()];
    int[] shared = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      shared[i] = in.index(MAX_NAME);
    }
    int[] more = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      more[i] = in.index(MAX_NAME);
    }
    byte[] name = new byte[2 * MAX_NAME];
    int length = 0;
    for (int i = 0; i < names.length; i++) {
      if (shared[i] > length) {
        throw in.error("a name that shares more than there is");
      }
      length = shared[i] + more[i];
      in.bytes(name, shared[i], more[i]);
      names[i] = new String(name, 0, length, StandardCharsets.UTF_8);
    }
    return names;
  }

  private Match readMatch() {
    int text = in.index(tables.parts.texts() + 1);
    try {
      return text == 0 ? Match.EXACT : Match.valueOf(tables.parts.text(text - 1));
    } catch (IllegalArgumentException e) {
      throw in.error(e.getMessage() + "");
    }
  }

  /** Reads which model each name means; a model's own name means itself. */
  private int[] readTargets(Match[] matches, int models) {
    int[] targets = new int[matches.length];
    int before = 0;
    for (int i = 0; i < targets.length; i++) {
      long target = matches[i] == Match.EXACT ? before++ : before + in.signed();
      if (target < 0 || target >= models) {
        throw in.error("model " + target + " (expected: below " + models + ")");
      }
      targets[i] = (int) target;
    }
    return targets;
  }

  private @Nullable CompactModel[] readModels(String[] names, Match[] matches, int models) {
    @Nullable CompactModel[] read = new CompactModel[models];
    int next = in.index(tables.lists() + 1);
    int model = 0;
    for (int i = 0; i < names.length; i++) {
      if (matches[i] != Match.EXACT) {
        continue;
      }
      int back = in.index(next + 1);
      int list = back == 0 ? next++ : next - back;
      if (list >= tables.lists()) {
        throw in.error("list " + list + " (expected: below " + tables.lists() + ")");
      }
      int flags = in.octet();
      String currency = tables.parts.text(in);
      if (tables.understood(list) > 0) {
        CompactModel entry =
            new CompactModel(tables, provider.provider, names[i], currency, list, (flags & 2) != 0);
        entry.dateless = (flags & 1) != 0;
        read[model] = entry;
      }
      model++;
    }
    return read;
  }

  private void readMoves(@Nullable CompactModel[] models) {
    for (int i = in.count(); i > 0; i--) {
      String name = in.text();
      for (int j = in.count(); j > 0; j--) {
        Instant from = in.instant();
        CompactModel model = models[in.index(models.length)];
        if (model != null) {
          provider.move(name, from, model);
        }
      }
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
