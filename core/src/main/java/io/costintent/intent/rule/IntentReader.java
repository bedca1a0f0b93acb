/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an intent from a configuration.
 *
 * @since 0.1
 */
public final class IntentReader {
  /**
   * Sets what {@code node} says.
   *
   * @param node a map of an intent's keys, or null for one that says nothing
   * @param problems told of what is no key, and of values that a key does not take
   */
  public static void read(
      @Nullable ConfigNode node, CostIntent.Builder intent, ConfigProblems problems) {
    Map<String, ConfigNode> entries = node == null ? null : problems.read(node::map);
    if (entries != null) {
      entries.forEach((path, value) -> readEntry(path, value, intent, problems));
    }
  }

  /**
   * Sets what one entry says.
   *
   * @param path the key, such as {@code team}, {@code experiment.id} or its beginning
   * @param problems told of what is no key, and of a value that the key does not take
   */
  public static void readEntry(
      String path, ConfigNode node, CostIntent.Builder intent, ConfigProblems problems) {
    IntentKey key = IntentKey.ofPath(path);
    if (key != null) {
      problems.read(() -> node.parse(key.expectation(), value -> intent.set(key, value)));
    } else if (path.startsWith("label.")) {
      problems.read(() ->
          node.parse(
              "a label of at most 128 printable characters",
              value -> intent.label(path.substring("label.".length()), value)));
    } else if (node.isMap()) {
      node.map().forEach((name, child) -> readEntry(path + '.' + name, child, intent, problems));
    } else {
      problems.add(node, "a key of an intent instead of " + path);
    }
  }

  private IntentReader() {}
}
