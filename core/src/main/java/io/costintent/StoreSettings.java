/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.BudgetStoreProvider;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.internal.Services;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads where budgets keep count. */
final class StoreSettings {
  /** Our own stores, and the modules that have them. */
  private static final Map<String, String> MODULES =
      Map.of("redis", "io.costintent:costintent-budget-redis");

  /** Returns what opens the store, or null when none is named or something is wrong. */
  static @Nullable Supplier<BudgetStore> read(
      @Nullable ConfigNode section, ConfigProblems problems) {
    if (section == null) {
      return null;
    }
    if (!section.isMap() || section.map().size() != 1) {
      problems.add(section, "a map with the one store that counts, such as redis");
      return null;
    }
    Map<String, BudgetStoreProvider> stores = new TreeMap<>();
    Services.all(BudgetStoreProvider.class).forEach(store -> stores.put(store.name(), store));
    Map.Entry<String, ConfigNode> named = section.map().entrySet().iterator().next();
    String name = named.getKey();
    ConfigNode written = named.getValue();
    BudgetStoreProvider provider = stores.get(name);
    if (provider == null) {
      if (MODULES.containsKey(name)) {
        problems.add(written, "the module " + MODULES.get(name) + " on the class path");
      } else {
        Set<String> known = new TreeSet<>(stores.keySet());
        known.addAll(MODULES.keySet());
        problems.check(() -> section.allowKeys(known.toArray(String[]::new)));
      }
      return null;
    }
    if (!written.isMap()) {
      problems.add(written, "a map of keys");
      return null;
    }
    return provider.read(written, problems);
  }

  private StoreSettings() {}
}
