/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Trees from what is not a file. Every source is handed in as a map; nothing is read from the
 * process. Thread-safe.
 *
 * @since 0.1
 */
public final class ConfigSources {
  private static final String PROPERTY_PREFIX = "costintent.";

  private ConfigSources() {}

  /**
   * Returns the variables that stand for one of {@code keys}: {@code COSTINTENT_INTENT_COST_CENTER}
   * is {@code intent.cost_center} when that key is known.
   *
   * @param variables such as {@link System#getenv()}; those without our prefix are passed over
   * @param keys every key that may be set this way, with {@code []} where an index stands, such as
   *     {@code budgets[].limit} for {@code COSTINTENT_BUDGETS_0_LIMIT}
   * @param unknown is told, in order of the names, of each variable with our prefix that stands for
   *     none of them. They are not refused: a Kubernetes service of our name sets such variables in
   *     every container
   * @throws IllegalArgumentException when one variable would stand for two keys
   */
  public static ConfigNode environment(
      Map<String, String> variables, Collection<String> keys, Consumer<String> unknown) {
    requireNonNull(unknown, "unknown");
    EnvironmentNames names = EnvironmentNames.of(keys);
    ConfigProblems problems = new ConfigProblems();
    DottedTree tree = new DottedTree("environment", problems);
    Map<String, String> ours = new TreeMap<>();
    variables.forEach((name, value) -> {
      if (name.startsWith(EnvironmentNames.PREFIX)) {
        ours.put(name, value);
      }
    });
    ours.forEach((name, value) -> {
      String key = names.key(name);
      if (key == null) {
        unknown.accept(names.unknown(name));
      } else {
        tree.put(key, value, Location.of("environment variable " + name));
      }
    });
    return built(tree, problems);
  }

  /**
   * Returns the properties that begin with {@code costintent.}, without that prefix.
   *
   * @param properties such as {@link System#getProperties()}; entries that are not text are passed
   *     over
   */
  public static ConfigNode systemProperties(Map<?, ?> properties) {
    Map<String, String> ours = new TreeMap<>();
    properties.forEach((name, value) -> {
      if (name instanceof String key
          && value instanceof String text
          && key.startsWith(PROPERTY_PREFIX)) {
        ours.put(key, text);
      }
    });
    ConfigProblems problems = new ConfigProblems();
    DottedTree tree = new DottedTree("system properties", problems);
    ours.forEach((name, value) ->
        tree.put(
            name.substring(PROPERTY_PREFIX.length()),
            value,
            Location.of("system property " + ConfigPath.escape(name))));
    return built(tree, problems);
  }

  /**
   * Returns values that a program sets, by keys such as {@code budgets[0].limit}.
   *
   * @param source what messages call it, such as {@code "CostTracking.builder()"}
   */
  public static ConfigNode values(String source, Map<String, String> values) {
    ConfigProblems problems = new ConfigProblems();
    DottedTree tree = new DottedTree(requireNonNull(source, "source"), problems);
    values.forEach((key, value) -> tree.put(key, value, Location.of(source)));
    return built(tree, problems);
  }

  /**
   * Returns values of a source that knows where each was written, by keys such as {@code
   * budgets[0].limit}.
   *
   * @param source what messages call the whole
   */
  public static ConfigNode entries(String source, Iterable<Entry> entries) {
    ConfigProblems problems = new ConfigProblems();
    DottedTree tree = new DottedTree(requireNonNull(source, "source"), problems);
    entries.forEach(entry -> tree.put(entry.key(), entry.value(), entry.location()));
    return built(tree, problems);
  }

  /**
   * One value of a source. Immutable and thread-safe.
   *
   * @param key such as {@code budgets[0].limit}
   * @param location where it was written
   */
  public record Entry(String key, String value, Location location) {
    public Entry {
      requireNonNull(key, "key");
      requireNonNull(value, "value");
      requireNonNull(location, "location");
    }
  }

  private static ConfigNode built(DottedTree tree, ConfigProblems problems) {
    ConfigNode root = tree.build();
    problems.throwIfAny();
    root.entries(); // "[0]" makes a list
    return root;
  }
}
