/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a card as the file spells them: key to JSON value.
 *
 * @param values JSON texts, such as {@code "flex"} in quotes, {@code true} or {@code 200000}
 */
public record Terms(SortedMap<String, String> values) implements Comparable<Terms> {
  /** No conditions at all. */
  public static final Terms NONE = new Terms(new TreeMap<>());

  public Terms {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Returns a single condition on a text. */
  public static Terms of(String key, String text) {
    return NONE.and(key, text);
  }

  /** Returns these conditions and one more, on a text. */
  public Terms and(String key, String text) {
    return withJson(key, '"' + text + '"');
  }

  /** Returns these conditions and one more, whose value is JSON already. */
  public Terms withJson(String key, String json) {
    TreeMap<String, String> all = new TreeMap<>(values);
    all.put(key, json);
    return new Terms(all);
  }

  /** Returns these conditions and the others. */
  public Terms and(Terms others) {
    TreeMap<String, String> all = new TreeMap<>(values);
    all.putAll(others.values);
    return new Terms(all);
  }

  /** Returns these conditions without one. */
  public Terms without(String key) {
    TreeMap<String, String> rest = new TreeMap<>(values);
    rest.remove(key);
    return new Terms(rest);
  }

  /** Whether there is a condition with this key. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Whether there are no conditions. */
  public boolean isNone() {
    return values.isEmpty();
  }

  /** The key of the condition on the size of the request, or null. */
  public @Nullable String sizeKey() {
    for (String key : values.keySet()) {
      if (key.indexOf('>') > 0) {
        return key;
      }
    }
    return null;
  }

  /** Fewer conditions first, then by text. */
  @Override
  public int compareTo(Terms other) {
    int order = Integer.compare(values.size(), other.values.size());
    return order != 0 ? order : toString().compareTo(other.toString());
  }

  /** Returns the form in files. */
  @Override
  public String toString() {
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.append(json.length() > 1 ? "," : "");
      json.append('"').append(value.getKey()).append("\":").append(value.getValue());
    }
    return json.append('}').toString();
  }
}
