/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.redis.RedisBudgetStore;
import io.costintent.budget.store.BudgetStore;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.UnavailableException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where budgets keep count. Filled by the command line. */
final class StoreOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** All that is asked may be asked again: a switch is on or off, a top-up has an id. */
  private static final int ATTEMPTS = 3;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "The Redis that keeps count, such as redis://host:6379; COSTINTENT_REDIS_URI, when left "
              + "out. A password belongs into the variable.")
  private @Nullable String uri;

  @Option(
      names = "--root",
      paramLabel = "NAME",
      defaultValue = "costintent",
      description = "The root of the keys, as the application sets it; ${DEFAULT-VALUE} as a rule.")
  private String root = "costintent";

  @Option(names = "--cluster", description = "The Redis is a cluster.")
  private boolean cluster;

  /** Returns what {@code question} gets from the store. */
  <T> T ask(Surroundings surroundings, Function<BudgetStore, T> question) {
    String redis = uri != null ? uri : surroundings.variables().get("COSTINTENT_REDIS_URI");
    if (redis == null || redis.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "--redis or COSTINTENT_REDIS_URI is needed: where budgets keep count");
    }
    for (int attempt = 1; ; attempt++) {
      try (RedisBudgetStore store = open(redis)) {
        return question.apply(store);
      } catch (IllegalStateException e) {
        if (attempt == ATTEMPTS) {
          throw new UnavailableException("the store cannot be reached: " + e.getMessage(), e);
        }
      }
    }
  }

  private RedisBudgetStore open(String redis) {
    try {
      return RedisBudgetStore.builder()
          .uri(redis)
          .root(root)
          .cluster(cluster)
          .timeout(PATIENCE)
          .build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
