/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Budgets from a configuration; {@code docs/budgets.md} describes what it may say.
 *
 * @since 0.1
 */
public final class Budgets {
  private Budgets() {}

  /**
   * Returns the budgets of a list, or of a map by id.
   *
   * @param node the entry {@code budgets} of a configuration, or null when it is not set
   * @param problems gets everything that is wrong; what is right is returned nevertheless
   */
  public static List<Budget> read(@Nullable ConfigNode node, ConfigProblems problems) {
    requireNonNull(problems, "problems");
    if (node == null) {
      return List.of();
    }
    Map<String, ConfigNode> places = new HashMap<>();
    List<Budget> budgets = new ArrayList<>();
    if (node.isMap()) {
      node.map()
          .forEach((id, entry) -> {
            Budget budget = new BudgetReader(entry, problems).read(id);
            if (budget != null) {
              budgets.add(budget);
            }
          });
      return List.copyOf(budgets);
    }
    List<ConfigNode> entries = problems.read(node::list);
    for (ConfigNode entry : entries == null ? List.<ConfigNode>of() : entries) {
      ConfigNode id = problems.read(() -> entry.require("id"));
      String text = id == null ? null : problems.read(id::string);
      if (id == null || text == null) {
        continue;
      }
      ConfigNode first = places.putIfAbsent(text, id);
      if (first != null) {
        problems.add(id, "an id of its own; " + first.location() + " has it already");
      }
      Budget budget = new BudgetReader(entry, problems).read(text);
      if (budget != null && first == null) {
        budgets.add(budget);
      }
    }
    return List.copyOf(budgets);
  }

  /**
   * Returns the budgets of a configuration that must be right.
   *
   * @param root the whole configuration, of which only {@code budgets} is looked at
   * @throws ConfigException naming each wrong value, what was expected, and its file and line
   */
  public static BudgetSet read(ConfigNode root) {
    ConfigProblems problems = new ConfigProblems();
    List<Budget> budgets = read(root.child("budgets"), problems);
    problems.throwIfAny();
    return BudgetSet.of(budgets);
  }
}
