/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a budget asks of calls: {@code team: search}, {@code feature: each}. */
final class MatchReader {
  private static final String ANY = "*";
  private static final String EACH = "each";

  private final ConfigNode node;
  private final ConfigProblems problems;

  MatchReader(ConfigNode node, ConfigProblems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** Throws when something is wrong. */
  void readInto(BudgetBuilder builder) {
    ConfigProblems own = new ConfigProblems();
    builder.conditions.addAll(new MatchReader(node, own).conditions());
    own.throwIfAny();
  }

  /** Returns what could be read. */
  List<BudgetMatch.Condition> conditions(String... otherKeys) {
    Set<String> allowed = new LinkedHashSet<>(List.of(otherKeys));
    for (String name : BudgetDimension.names()) {
      allowed.add(name);
      if (name.contains(".")) {
        allowed.add(name.substring(0, name.indexOf('.')));
      }
    }
    problems.check(() -> node.allowKeys(allowed.toArray(String[]::new)));
    List<BudgetMatch.Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, ConfigNode> entry : node.map().entrySet()) {
      if (!List.of(otherKeys).contains(entry.getKey())) {
        read(entry.getKey(), entry.getValue(), conditions);
      }
    }
    Set<BudgetDimension> seen = new LinkedHashSet<>();
    for (BudgetMatch.Condition condition : conditions) {
      if (!seen.add(condition.dimension())) {
        problems.add(node, condition.dimension() + " once");
      }
    }
    return conditions;
  }

  /** {@code experiment.id} is a key of its own or an entry of a nested map. */
  private void read(String name, ConfigNode value, List<BudgetMatch.Condition> conditions) {
    BudgetDimension dimension = BudgetDimension.ofName(name);
    if (dimension != null) {
      BudgetMatch.Condition condition = problems.read(() -> condition(dimension, value));
      if (condition != null) {
        conditions.add(condition);
      }
      return;
    }
    List<String> inner = innerNames(name);
    if (inner.isEmpty()) {
      return; // reported as unknown
    }
    if (!value.isMap()) {
      problems.add(value, name + "." + String.join(" or " + name + ".", inner));
      return;
    }
    problems.check(() -> value.allowKeys(inner.toArray(String[]::new)));
    value
        .map()
        .forEach((key, child) -> {
          if (inner.contains(key)) {
            read(name + '.' + key, child, conditions);
          }
        });
  }

  private static List<String> innerNames(String outer) {
    return BudgetDimension.names().stream()
        .filter(name -> name.startsWith(outer + '.'))
        .map(name -> name.substring(outer.length() + 1))
        .toList();
  }

  private static BudgetMatch.Condition condition(BudgetDimension dimension, ConfigNode value) {
    if (value.isScalar() && value.string().equals(ANY)) {
      return new BudgetMatch.Condition(dimension, BudgetMatch.Kind.ANY, Set.of());
    }
    if (value.isScalar() && value.string().equals(EACH)) {
      return new BudgetMatch.Condition(dimension, BudgetMatch.Kind.EACH, Set.of());
    }
    List<ConfigNode> values = value.isList() ? value.list() : List.of(value);
    if (values.isEmpty()) {
      throw value.invalid("a value, a list of values, \"*\" or each");
    }
    Set<String> canonical = new LinkedHashSet<>();
    for (ConfigNode one : values) {
      canonical.add(canonical(dimension, one));
    }
    return new BudgetMatch.Condition(dimension, BudgetMatch.Kind.VALUE, Set.copyOf(canonical));
  }

  private static String canonical(BudgetDimension dimension, ConfigNode value) {
    @Nullable String special = value.isScalar() ? value.string() : null;
    if (ANY.equals(special) || EACH.equals(special)) {
      throw value.invalid("values only; " + special + " stands alone");
    }
    return value.parse(dimension.expectation() + ", \"*\" or each", dimension::canonical);
  }
}
