/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.BudgetStoreProvider;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds budget-redis in the agent, when a configuration names it and not before. Thread-safe. */
public final class RedisStores implements BudgetStoreProvider {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");
  private static final String PROVIDER = "io.costintent.budget.redis.RedisStoreProvider";

  private static @Nullable BudgetStoreProvider opened;

  /** Creates it, for {@link java.util.ServiceLoader}. */
  public RedisStores() {}

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public @Nullable Supplier<BudgetStore> read(ConfigNode section, ConfigProblems problems) {
    try {
      return provider().read(section, problems);
    } catch (IOException | ReflectiveOperationException failure) {
      logger.warn("budget-redis could not be taken out of the agent's jar", failure);
      problems.add(section, "a folder for temporary files that can be written");
      return null;
    }
  }

  /** Once, as classes of two loaders would count apart. */
  private static synchronized BudgetStoreProvider provider()
      throws IOException, ReflectiveOperationException {
    BudgetStoreProvider provider = opened;
    if (provider == null) {
      Class<?> type = Class.forName(PROVIDER, true, RedisClassLoader.open());
      provider = (BudgetStoreProvider) type.getDeclaredConstructor().newInstance();
      opened = provider;
    }
    return provider;
  }
}
