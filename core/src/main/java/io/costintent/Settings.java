/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.budget.Budget;
import io.costintent.budget.Budgets;
import io.costintent.budget.alert.AlertSettings;
import io.costintent.budget.hold.HoldSettings;
import io.costintent.budget.store.BudgetStore;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.config.ConfigSources;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.rule.IntentReader;
import io.costintent.intent.rule.IntentRules;
import io.costintent.internal.Clocks;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.PolicySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says: file, environment and system properties through one model.
 *
 * @param enabled false for {@link CostTracking#noop()}
 * @param intent what holds where the current intent is silent
 * @param spans whether calls are recorded on spans
 * @param metrics whether calls are counted
 * @param metricKeys the intent keys that become metric attributes
 * @param rules what calls are for by where they are made from
 * @param streamSilence after how long a silence a stream counts as never consumed
 * @param prices what is paid
 * @param budgets what calls may take
 * @param holds what holds are made of where a request does not say
 * @param store what opens the store that budgets are kept in; null for the memory of this JVM
 * @param alerts whom to tell how budgets stand
 * @param policies what may run, given the clock that experiments end by
 */
record Settings(
    boolean enabled,
    CostIntent intent,
    IntentRules rules,
    boolean spans,
    boolean metrics,
    Set<IntentKey> metricKeys,
    Duration streamSilence,
    PriceSettings prices,
    List<Budget> budgets,
    HoldSettings holds,
    @Nullable Supplier<BudgetStore> store,
    AlertSettings alerts,
    Function<InstantSource, List<CallPolicy>> policies) {
  private static final String RESOURCE_ENVIRONMENT = "deployment.environment.name";

  /** Returns the layers of the process: file below environment below system properties. */
  static ConfigNode load(
      Map<String, String> environment, Map<?, ?> properties, Consumer<String> unknown) {
    return withFile(
        ConfigSources.systemProperties(properties)
            .over(ConfigSources.environment(environment, ConfigKeys.ALL, unknown)));
  }

  /** Returns {@code values} over the file that they name, if they do. */
  static ConfigNode withFile(ConfigNode values) {
    ConfigNode file = values.child("config");
    return file == null ? values : values.over(file.parse("a readable file", Settings::file));
  }

  private static ConfigNode file(String path) {
    return ConfigFiles.load(Path.of(path));
  }

  static Settings read(ConfigNode root, @Nullable String deploymentEnvironment) {
    ConfigProblems problems = new ConfigProblems();
    problems.check(() ->
        root.allowKeys(
            "config",
            "enabled",
            "intent",
            "rules",
            "spans",
            "metrics",
            "streams",
            "prices",
            "budgets",
            "holds",
            "store",
            "alerts",
            "policies",
            "compat",
            "otel",
            "agent",
            "debug"));
    refuseInFile(root.child("compat"), problems);
    refuseInFile(root.child("otel"), problems);
    CostIntent.Builder intent = CostIntent.builder();
    intent.offer(IntentKey.ENVIRONMENT, deploymentEnvironment);
    IntentReader.read(root.child("intent"), intent, problems);
    ConfigNode spans = section(root, "spans", problems, "enabled");
    ConfigNode metrics = section(root, "metrics", problems, "enabled", "intent_keys");
    ConfigNode streams = section(root, "streams", problems, "silence");
    Settings settings =
        new Settings(
            bool(root.child("enabled"), problems),
            intent.build(),
            IntentRules.read(root.child("rules"), problems),
            bool(child(spans, "enabled"), problems),
            bool(child(metrics, "enabled"), problems),
            metricKeys(child(metrics, "intent_keys"), problems),
            silence(child(streams, "silence"), problems),
            PriceSettings.read(root.child("prices"), problems),
            Budgets.read(root.child("budgets"), problems),
            HoldSettings.read(root.child("holds"), problems),
            StoreSettings.read(root.child("store"), problems),
            AlertSettings.read(root.child("alerts"), problems),
            time -> PolicySettings.read(root.child("policies"), time, new ConfigProblems()));
    PolicySettings.read(root.child("policies"), Clocks.WALL, problems);
    problems.throwIfAny();
    return settings;
  }

  /** OpenTelemetry configures itself before this file is read, from its own sources. */
  private static void refuseInFile(@Nullable ConfigNode node, ConfigProblems problems) {
    if (node != null && node.location().line() != null) {
      problems.add(node, "an environment variable or system property, not an entry of this file");
    }
  }

  /** OpenTelemetry's resource attributes, as far as the environment states them. */
  static Map<String, String> resource(Map<String, String> environment, Map<?, ?> properties) {
    Map<String, String> resource = new HashMap<>();
    Object property = properties.get("otel.resource.attributes");
    String attributes =
        property instanceof String text ? text : environment.get("OTEL_RESOURCE_ATTRIBUTES");
    if (attributes != null) {
      for (String pair : attributes.split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          resource.putIfAbsent(
              pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
    Object service = properties.get("otel.service.name");
    String name = service instanceof String text ? text : environment.get("OTEL_SERVICE_NAME");
    if (name != null) {
      resource.put("service.name", name);
    }
    return resource;
  }

  /** The value of {@code deployment.environment.name} in OpenTelemetry's resource attributes. */
  static @Nullable String deploymentEnvironment(
      Map<String, String> environment, Map<?, ?> properties) {
    return resource(environment, properties).get(RESOURCE_ENVIRONMENT);
  }

  private static @Nullable ConfigNode section(
      ConfigNode root, String name, ConfigProblems problems, String... keys) {
    ConfigNode section = root.child(name);
    if (section != null) {
      problems.check(() -> section.allowKeys(keys));
    }
    return section;
  }

  private static @Nullable ConfigNode child(@Nullable ConfigNode section, String name) {
    return section == null || !section.isMap() ? null : section.child(name);
  }

  private static boolean bool(@Nullable ConfigNode node, ConfigProblems problems) {
    Boolean value = node == null ? null : problems.read(node::bool);
    return value == null || value;
  }

  private static Set<IntentKey> metricKeys(@Nullable ConfigNode node, ConfigProblems problems) {
    Set<IntentKey> keys = EnumSet.noneOf(IntentKey.class);
    List<String> paths = node == null ? null : problems.read(node::strings);
    if (node == null || paths == null) {
      for (IntentKey key : IntentKey.values()) {
        if (key.isBounded()) {
          keys.add(key);
        }
      }
      return keys;
    }
    for (String path : paths) {
      IntentKey key = IntentKey.ofPath(path);
      if (key == null) {
        problems.add(node, "keys of an intent, such as team; not " + path);
      } else {
        keys.add(key);
      }
    }
    return keys;
  }

  private static Duration silence(@Nullable ConfigNode node, ConfigProblems problems) {
    Duration fallback = Duration.ofMinutes(10);
    Duration silence = node == null ? null : problems.read(node::duration);
    if (node != null && silence != null && (silence.isNegative() || silence.isZero())) {
      problems.add(node, "a duration > 0");
    }
    return silence == null ? fallback : silence;
  }
}
