/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the section {@code policies} of a configuration.
 *
 * @since 0.1
 */
public final class PolicySettings {
  private PolicySettings() {}

  /**
   * Returns the policies that the section asks for, in the order they are to be asked.
   *
   * @param section null for one that is not there
   * @param time the clock that experiments end by
   */
  public static List<CallPolicy> read(
      @Nullable ConfigNode section, InstantSource time, ConfigProblems problems) {
    List<CallPolicy> policies = new ArrayList<>();
    if (section == null) {
      return policies;
    }
    problems.check(() -> section.allowKeys("approved_models", "smaller_models", "experiments"));
    if (!section.isMap()) {
      return policies;
    }
    readExperiments(section.child("experiments"), time, problems, policies);
    readApproved(section.child("approved_models"), problems, policies);
    readSmaller(section.child("smaller_models"), problems, policies);
    return policies;
  }

  private static void readExperiments(
      @Nullable ConfigNode node,
      InstantSource time,
      ConfigProblems problems,
      List<CallPolicy> policies) {
    if (node == null || !isMap(node, problems, "enforce", "ends")) {
      return;
    }
    ExperimentEnds.Builder builder = ExperimentEnds.builder();
    if (isEnforced(node, problems)) {
      builder.enforce();
    }
    ConfigNode ends = problems.read(() -> node.require("ends"));
    Map<String, ConfigNode> entries = ends == null ? null : problems.read(ends::map);
    if (entries != null) {
      entries.forEach((experiment, end) -> {
        Instant instant = problems.read(end::instant);
        if (instant != null) {
          builder.end(experiment, instant);
        }
      });
      policies.add(builder.build(time));
    }
  }

  private static void readApproved(
      @Nullable ConfigNode node, ConfigProblems problems, List<CallPolicy> policies) {
    if (node == null || !isMap(node, problems, "enforce", "rules")) {
      return;
    }
    ApprovedModels.Builder builder = ApprovedModels.builder();
    if (isEnforced(node, problems)) {
      builder.enforce();
    }
    boolean any = false;
    for (ConfigNode rule : items(problems.read(() -> node.require("rules")), problems)) {
      if (isMap(rule, problems, "when", "models")) {
        Map<IntentKey, String> when = when(rule.child("when"), problems);
        List<String> models = problems.read(() -> rule.require("models").strings());
        if (models != null) {
          builder.allow(when, models.toArray(new String[0]));
          any = true;
        }
      }
    }
    if (any) {
      policies.add(builder.build());
    }
  }

  private static void readSmaller(
      @Nullable ConfigNode node, ConfigProblems problems, List<CallPolicy> policies) {
    SmallerModels.Builder builder = SmallerModels.builder();
    boolean any = false;
    for (ConfigNode rule : items(node, problems)) {
      if (isMap(rule, problems, "when", "replace")) {
        Map<IntentKey, String> when = when(rule.child("when"), problems);
        Map<String, ConfigNode> models = problems.read(() -> rule.require("replace").map());
        if (models != null) {
          for (Map.Entry<String, ConfigNode> model : models.entrySet()) {
            String smaller = problems.read(model.getValue()::string);
            if (smaller != null) {
              builder.replace(when, model.getKey(), smaller);
              any = true;
            }
          }
        }
      }
    }
    if (any) {
      policies.add(builder.build());
    }
  }

  private static boolean isMap(ConfigNode node, ConfigProblems problems, String... keys) {
    problems.check(() -> node.allowKeys(keys));
    return node.isMap();
  }

  private static boolean isEnforced(ConfigNode node, ConfigProblems problems) {
    ConfigNode enforce = node.child("enforce");
    Boolean value = enforce == null ? null : problems.read(enforce::bool);
    return value == null || value;
  }

  private static List<ConfigNode> items(@Nullable ConfigNode node, ConfigProblems problems) {
    List<ConfigNode> items = node == null ? null : problems.read(node::list);
    return items == null ? List.of() : items;
  }

  private static Map<IntentKey, String> when(@Nullable ConfigNode node, ConfigProblems problems) {
    Map<IntentKey, String> when = new EnumMap<>(IntentKey.class);
    if (node != null) {
      addWhen("", node, when, problems);
    }
    return when;
  }

  private static void addWhen(
      String prefix, ConfigNode node, Map<IntentKey, String> when, ConfigProblems problems) {
    Map<String, ConfigNode> entries = problems.read(node::map);
    if (entries == null) {
      return;
    }
    entries.forEach((name, value) -> {
      String path = prefix.isEmpty() ? name : prefix + '.' + name;
      IntentKey key = IntentKey.ofPath(path);
      if (key != null) {
        problems.read(() ->
            value.parse(
                key.expectation(), text -> when.put(key, String.valueOf(normal(key, text)))));
      } else if (value.isMap()) {
        addWhen(path, value, when, problems);
      } else {
        problems.add(value, "a key of an intent instead of " + path);
      }
    });
  }

  private static @Nullable String normal(IntentKey key, String text) {
    return CostIntent.builder().set(key, text).build().value(key);
  }
}
