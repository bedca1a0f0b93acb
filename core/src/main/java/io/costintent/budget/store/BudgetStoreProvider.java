/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a store of what a configuration says below {@code store}.
 *
 * <p>Found by {@link java.util.ServiceLoader} in the class loader of this interface, and only when
 * a configuration names a store. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface BudgetStoreProvider {
  /** The key below {@code store} that names it, such as {@code redis}. */
  String name();

  /**
   * Reads and checks everything, and opens nothing; may be asked several times.
   *
   * @param section the entry of that name, a map
   * @param problems gets everything that is wrong
   * @return what opens the store, which is closed with the tracking that uses it; null when
   *     something is wrong
   */
  @Nullable Supplier<BudgetStore> read(ConfigNode section, ConfigProblems problems);
}
