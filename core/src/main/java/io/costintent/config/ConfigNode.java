/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value, a list or a map of a configuration, which knows its key and where it was written.
 *
 * <p>A value is text until it is asked for as something else, so it means the same in every format:
 * {@code no} is the text "no", {@code 1.10} keeps its zero, {@code "3"} is also a number. A key
 * that is present without a value ({@code team:} or {@code null}) counts as not set.
 *
 * <p>What does not fit throws a {@link ConfigException} that names place, key, value and what was
 * expected. Nodes are equal when they say the same, wherever they were written. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class ConfigNode {
  private final ConfigPath path;
  private final Location location;

  /** A String, a List or a Map of nodes, or null when the key has no value. */
  private final @Nullable Object content;

  /** Returns a map without keys: the base of a configuration that was not written. */
  public static ConfigNode empty(String source) {
    return map(ConfigPath.ROOT, Location.of(source), Map.of());
  }

  static ConfigNode scalar(ConfigPath path, Location location, String text) {
    return new ConfigNode(path, location, text);
  }

  static ConfigNode list(ConfigPath path, Location location, List<ConfigNode> items) {
    return new ConfigNode(path, location, List.copyOf(items));
  }

  static ConfigNode map(ConfigPath path, Location location, Map<String, ConfigNode> entries) {
    return new ConfigNode(
        path, location, Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
  }

  static ConfigNode unset(ConfigPath path, Location location) {
    return new ConfigNode(path, location, null);
  }

  private ConfigNode(ConfigPath path, Location location, @Nullable Object content) {
    this.path = path;
    this.location = location;
    this.content = content;
  }

  /** The way from the root, such as {@code budgets[0].limit}; empty for the root. */
  public String path() {
    return path.text();
  }

  /**
   * Where this was written, which is where its key is when it has one; of a map that several
   * sources add to, one of those places.
   */
  public Location location() {
    return location;
  }

  /** Whether this is a single value. */
  public boolean isScalar() {
    return content instanceof String;
  }

  /** Whether this is a list. */
  public boolean isList() {
    return content instanceof List;
  }

  /** Whether this is a map. */
  public boolean isMap() {
    return content instanceof Map;
  }

  boolean isUnset() {
    return content == null;
  }

  /** Returns the value as written, without quotes and escapes. */
  public String string() {
    if (content instanceof String text) {
      return text;
    }
    throw invalid("a single value");
  }

  /** Returns a whole number of 64 bits; {@code 010} and {@code 1_000} are refused as ambiguous. */
  public long integer() {
    return parse("a whole number of at most 64 bits", Scalars::integer);
  }

  /** Returns a whole number from {@code min} to {@code max}, both included. */
  public long integer(long min, long max) {
    String expected = "a whole number from " + min + " to " + max;
    long value = parse(expected, Scalars::integer);
    if (value < min || value > max) {
      throw invalid(expected);
    }
    return value;
  }

  /** Returns the exact decimal number, with the digits as written. */
  public BigDecimal decimal() {
    return parse("a decimal", Scalars::decimal);
  }

  /** Returns the exact decimal number, which is {@code min} or more. */
  public BigDecimal decimalAtLeast(BigDecimal min) {
    String expected = "a decimal >= " + min.toPlainString();
    BigDecimal value = parse(expected, Scalars::decimal);
    if (value.compareTo(min) < 0) {
      throw invalid(expected);
    }
    return value;
  }

  /** Returns the value of {@code true} or {@code false}; no other words are taken. */
  public boolean bool() {
    return parse("true or false", Scalars::bool);
  }

  /** Returns {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d} or ISO-8601, >= 0. */
  public Duration duration() {
    return parse("a duration such as 30s, 5m or PT1H30M", Scalars::duration);
  }

  /** Returns an ISO-8601 instant; a zone is required, a date alone is refused. */
  public Instant instant() {
    return parse("an instant such as 2026-01-31T00:00:00Z", Instant::parse);
  }

  /** Returns the constant of that name; upper and lower case, {@code -} and {@code _} are one. */
  public <E extends Enum<E>> E enumValue(Class<E> type) {
    return parse("one of " + names(type), text -> Scalars.enumValue(type, text));
  }

  /**
   * Returns what {@code parser} makes of the value.
   *
   * @param expected completes "expected: ..." in the message, such as "a currency code"
   * @param parser refuses a value by {@link IllegalArgumentException}, {@link ArithmeticException}
   *     or {@link DateTimeException}; their messages are not shown
   */
  public <T> T parse(String expected, Function<String, ? extends T> parser) {
    requireNonNull(expected, "expected");
    if (!(content instanceof String text)) {
      throw invalid(expected);
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw invalid(expected);
    }
  }

  /** Returns the items in order. */
  public List<ConfigNode> list() {
    return items("a list");
  }

  /** Returns the texts of a list; a single value is taken apart at its commas. */
  public List<String> strings() {
    if (content instanceof String text) {
      return Arrays.stream(text.split(",", -1))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }
    return items("a list, or values separated by commas").stream().map(ConfigNode::string).toList();
  }

  /** Returns the entries in the order they were written, without those that are not set. */
  public Map<String, ConfigNode> map() {
    Map<String, ConfigNode> set = new LinkedHashMap<>(entries());
    set.values().removeIf(ConfigNode::isUnset);
    return Collections.unmodifiableMap(set);
  }

  /** Returns the entry of this map, or null when it is not set. */
  public @Nullable ConfigNode child(String name) {
    ConfigNode child = entries().get(requireNonNull(name, "name"));
    return child == null || child.isUnset() ? null : child;
  }

  /** Returns the entry of this map, which must be set. */
  public ConfigNode require(String name) {
    ConfigNode child = child(name);
    if (child != null) {
      return child;
    }
    throw new ConfigException(
        new ConfigProblem(location, path.key(name).text(), "not set (expected: a value)"));
  }

  /** Throws when this map has other keys than these, naming each and what was probably meant. */
  public void allowKeys(String... names) {
    Set<String> allowed = Set.of(names);
    ConfigProblems problems = new ConfigProblems();
    entries()
        .forEach((name, node) -> {
          if (!allowed.contains(name)) {
            problems.add(node.location, node.path, "unknown key " + Suggestion.of(name, allowed));
          }
        });
    problems.throwIfAny();
  }

  /**
   * Returns an exception that says this value was found where something else was expected, for
   * rules that only the caller knows.
   *
   * @param expected completes "expected: ...", such as "a decimal >= 0"
   */
  public ConfigException invalid(String expected) {
    return new ConfigException(
        new ConfigProblem(location, path.text(), shown() + " (expected: " + expected + ")"));
  }

  /**
   * Returns the two layers as one: values of this tree win over those of {@code base}, key by key.
   * Lists are replaced, not joined.
   *
   * @throws ConfigException when one layer has a map where the other has a value or a list
   */
  public ConfigNode over(ConfigNode base) {
    return Layers.merge(this, requireNonNull(base, "base"));
  }

  /** Returns this map without the entries of these names, for those who read them themselves. */
  public ConfigNode without(Collection<String> names) {
    Map<String, ConfigNode> rest = new LinkedHashMap<>(entries());
    rest.keySet().removeAll(names);
    return map(path, location, rest);
  }

  Map<String, ConfigNode> entries() {
    if (content instanceof Map) {
      @SuppressWarnings("unchecked") // only map(...) puts one there
      Map<String, ConfigNode> entries = (Map<String, ConfigNode>) content;
      return entries;
    }
    throw invalid("a map of keys");
  }

  ConfigPath configPath() {
    return path;
  }

  private List<ConfigNode> items(String expected) {
    if (content instanceof List) {
      @SuppressWarnings("unchecked") // only list(...) puts one there
      List<ConfigNode> items = (List<ConfigNode>) content;
      return items;
    }
    throw invalid(expected);
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  String shown() {
    if (content instanceof String text) {
      // A file that is one text may be a secret that was mistaken for a configuration.
      return path.text().isEmpty() ? "a single value" : path.show(text);
    }
    return isMap() ? "a map" : isList() ? "a list" : "not set";
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ConfigNode other && Objects.equals(content, other.content);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(content);
  }

  /** Returns the tree for reading in a log, without secrets. The form is not a contract. */
  @Override
  public String toString() {
    return isMap() || isList() ? String.valueOf(content) : shown();
  }
}
