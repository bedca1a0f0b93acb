/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a configuration. */
final class RuleReader {
  private final ConfigProblems problems;

  RuleReader(ConfigProblems problems) {
    this.problems = problems;
  }

  @Nullable IntentRule read(ConfigNode node) {
    problems.check(() -> node.allowKeys("when", "intent"));
    if (!node.isMap()) {
      return null;
    }
    ConfigNode when = problems.read(() -> node.require("when"));
    ConfigNode given = problems.read(() -> node.require("intent"));
    if (when == null || given == null) {
      return null;
    }
    problems.check(() -> when.allowKeys("route", "method", "thread", "queue", "resource"));
    if (!when.isMap()) {
      return null;
    }
    CostIntent.Builder intent = CostIntent.builder();
    IntentReader.read(given, intent, problems);
    IntentRule rule =
        new IntentRule(
            parse(when, "route", "a path such as POST /chat/*", RoutePattern::parse),
            parse(when, "method", "a method such as com.acme.*#answer*", MethodPattern::parse),
            parse(when, "thread", "a name such as nightly-*", RuleReader::name),
            parse(when, "queue", "a name such as refunds", RuleReader::name),
            resource(when.child("resource")),
            intent.build(),
            String.valueOf(node.location()));
    if (rule.isEmpty()) {
      problems.add(when, "a route, a method, a thread, a queue or a resource");
    }
    return rule;
  }

  private <T> @Nullable T parse(
      ConfigNode when, String key, String expected, Function<String, T> parser) {
    ConfigNode node = when.child(key);
    return node == null ? null : problems.read(() -> node.parse(expected, parser));
  }

  private Map<String, Glob> resource(@Nullable ConfigNode node) {
    Map<String, Glob> patterns = new HashMap<>();
    if (node != null) {
      addResource("", node, patterns);
    }
    return patterns;
  }

  /** An attribute's name has dots, which a configuration may write as nested maps. */
  private void addResource(String prefix, ConfigNode node, Map<String, Glob> patterns) {
    Map<String, ConfigNode> entries = problems.read(node::map);
    if (entries == null) {
      return;
    }
    entries.forEach((name, value) -> {
      String path = prefix.isEmpty() ? name : prefix + '.' + name;
      if (value.isMap()) {
        addResource(path, value, patterns);
      } else {
        Glob pattern = problems.read(() -> value.parse("a name", RuleReader::name));
        if (pattern != null) {
          patterns.put(path, pattern);
        }
      }
    });
  }

  private static Glob name(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(text);
    }
    return new Glob(text, Glob.NOTHING);
  }
}
