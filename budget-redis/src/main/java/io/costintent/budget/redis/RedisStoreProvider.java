/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.BudgetStoreProvider;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link RedisBudgetStore} of what is configured below {@code store.redis}.
 *
 * <p>When the JVM ends, such a store writes what waits and gives its slices back, closed or not.
 *
 * @since 0.1
 */
public final class RedisStoreProvider implements BudgetStoreProvider {
  private static final String[] KEYS = {
    "uri",
    "user",
    "password",
    "cluster",
    "root",
    "timeout",
    "slices",
    "slice_ttl",
    "remember",
    "pending_at_most",
    "journal",
    "journal_at_most"
  };

  /** Creates it, for {@link java.util.ServiceLoader}. */
  public RedisStoreProvider() {}

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public @Nullable Supplier<BudgetStore> read(ConfigNode section, ConfigProblems problems) {
    ConfigProblems found = new ConfigProblems();
    found.check(() -> section.allowKeys(KEYS));
    RedisBudgetStoreBuilder builder = RedisBudgetStore.builder().flushedAtExit();
    new Reader(section, found).readInto(builder);
    problems.check(found::throwIfAny);
    return found.isEmpty() ? builder::build : null;
  }

  private record Reader(ConfigNode section, ConfigProblems problems) {
    void readInto(RedisBudgetStoreBuilder builder) {
      set("cluster", "true or false", node -> builder.cluster(node.bool()));
      problems.check(() ->
          section
              .require("uri")
              .parse(
                  "an address such as redis://host:6379, or rediss:// for TLS",
                  uri -> builder.uri(uri).checked()));
      credentials(builder);
      set("root", "a name without braces", node -> builder.root(node.string()));
      set("timeout", "a duration above 0", node -> builder.timeout(node.duration()));
      set("slices", "true or false", node -> builder.slices(node.bool()));
      set("slice_ttl", "a duration of 1s or more", node -> builder.sliceTtl(node.duration()));
      set("remember", "a duration of 1d or more", node -> builder.remember(node.duration()));
      set(
          "pending_at_most",
          "a whole number from 1 on",
          node -> builder.pendingAtMost(Math.toIntExact(node.integer(1, Integer.MAX_VALUE))));
      set("journal", "a path of a folder", node -> builder.journal(Path.of(node.string())));
      set(
          "journal_at_most",
          "a number of bytes, " + JournalSegment.SIZE + " or more",
          node -> builder.journalAtMost(node.integer()));
    }

    private void credentials(RedisBudgetStoreBuilder builder) {
      ConfigNode user = section.child("user");
      ConfigNode password = section.child("password");
      if (user != null && password == null) {
        problems.add(user, "a password as well, such as by COSTINTENT_STORE_REDIS_PASSWORD");
      } else if (password != null) {
        problems.check(
            () -> builder.credentials(user == null ? null : user.string(), password.string()));
      }
    }

    private void set(String key, String expected, Function<ConfigNode, ?> setter) {
      ConfigNode node = section.child(key);
      if (node == null) {
        return;
      }
      problems.check(() -> {
        try {
          var unused = setter.apply(node);
        } catch (IllegalArgumentException refused) {
          throw node.invalid(expected);
        }
      });
    }
  }
}
