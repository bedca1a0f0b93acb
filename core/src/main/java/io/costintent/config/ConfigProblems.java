/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects mistakes, so that a user corrects a file once and not once per mistake.
 *
 * {@snippet class="io.costintent.config.Snippets" region="problems"}
 *
 * <p>Not thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public final class ConfigProblems {
  /** The number of problems that are kept; further ones are only counted. */
  public static final int MAX = 20;

  private final List<ConfigProblem> problems = new ArrayList<>();
  private int more;

  /** Creates an empty collection. */
  public ConfigProblems() {}

  /** Returns what {@code reading} returns, or null when it failed and its problems were kept. */
  public <T> @Nullable T read(Supplier<? extends T> reading) {
    requireNonNull(reading, "reading");
    try {
      return reading.get();
    } catch (ConfigException e) {
      addAll(e);
      return null;
    }
  }

  /** Returns what could be read of each node; the problems of the others were kept. */
  public <T> List<T> readEach(
      Collection<ConfigNode> nodes, Function<? super ConfigNode, ? extends T> reading) {
    List<T> results = new ArrayList<>();
    for (ConfigNode node : nodes) {
      T result = read(() -> reading.apply(node));
      if (result != null) {
        results.add(result);
      }
    }
    return List.copyOf(results);
  }

  /** Runs a check that returns nothing, such as {@link ConfigNode#allowKeys}. */
  public void check(Runnable check) {
    requireNonNull(check, "check");
    try {
      check.run();
    } catch (ConfigException e) {
      addAll(e);
    }
  }

  /** Adds that the value of {@code node} is not {@code expected}, such as "a decimal >= 0". */
  public void add(ConfigNode node, String expected) {
    addAll(node.invalid(expected));
  }

  /** Whether nothing went wrong so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Throws one {@link ConfigException} with everything collected, or nothing when empty. */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw exception();
    }
  }

  void add(Location location, ConfigPath path, String description) {
    add(new ConfigProblem(location, path.text(), description));
  }

  void add(ConfigProblem problem) {
    if (problems.size() < MAX) {
      problems.add(problem);
    } else {
      more++;
    }
  }

  ConfigException exception() {
    return new ConfigException(problems, more);
  }

  private void addAll(ConfigException exception) {
    exception.problems().forEach(this::add);
    more += exception.more();
  }
}
