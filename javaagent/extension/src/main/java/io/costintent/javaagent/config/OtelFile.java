/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that configures OpenTelemetry, as a tree of maps and lists, and what Cost Intent needs in
 * it. Does not change the tree that it is made of. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OtelFile {
  /** The name of each of our components. */
  public static final String COMPONENT = "costintent";

  /** Below it, an event that carries a call may find no room. */
  private static final int EVENTS = 128;

  private static final String TRACES = "tracer_provider";
  private static final String PROCESSORS = "processors";
  private static final String EXPORTER = "exporter";
  private static final String PROPAGATOR = "propagator";

  private final Map<String, Object> tree;

  /** Creates one of what was read. */
  public OtelFile(Map<?, ?> tree) {
    this.tree = copy(tree);
  }

  /** Returns the tree. */
  public Map<String, Object> tree() {
    return copy(tree);
  }

  /**
   * Returns a file that has our processor first, each exporter of spans wrapped and all propagators
   * below ours. What it has of that already, stays.
   *
   * @param compat names of other tools besides, for a processor that is added
   */
  public OtelFile complete(List<String> compat) {
    Map<String, Object> traces = map(tree.get(TRACES));
    List<Object> processors = processors();
    OtelFile completed = new OtelFile(tree);
    if (!processors.isEmpty()) {
      List<Object> all = new ArrayList<>();
      if (lacksProcessor()) {
        all.add(Map.of(COMPONENT, processor(traces, compat)));
      }
      processors.forEach(processor -> all.add(wrapped(map(processor))));
      traces.put(PROCESSORS, all);
      completed.tree.put(TRACES, traces);
    }
    if (lacksPropagator()) {
      completed.tree.put(
          PROPAGATOR, Map.of("composite", List.of(Map.of(COMPONENT, map(tree.get(PROPAGATOR))))));
    }
    return completed;
  }

  /**
   * Returns a file that instruments nothing but these, unless it says otherwise itself.
   *
   * @param modules their names; empty for all that there are
   */
  public OtelFile instrumenting(List<String> modules) {
    if (modules.isEmpty()) {
      return this;
    }
    Map<String, Object> distribution = map(tree.get("distribution"));
    Map<String, Object> agent = map(distribution.get("javaagent"));
    Map<String, Object> instrumentation = map(agent.get("instrumentation"));
    List<Object> disabled = list(instrumentation.get("disabled"));
    List<Object> enabled = list(instrumentation.get("enabled"));
    instrumentation.putIfAbsent("default_enabled", false);
    modules.stream()
        .filter(module -> !enabled.contains(module) && !disabled.contains(module))
        .forEach(enabled::add);
    instrumentation.put("enabled", enabled);
    agent.put("instrumentation", instrumentation);
    distribution.put("javaagent", agent);
    OtelFile lean = new OtelFile(tree);
    lean.tree.put("distribution", distribution);
    return lean;
  }

  /** Returns what is missing in it where agents instrument these; none for all that there are. */
  public Set<OtelFilePart> missing(List<String> modules) {
    Set<OtelFilePart> missing = EnumSet.noneOf(OtelFilePart.class);
    if (lacksProcessor()) {
      missing.add(OtelFilePart.PROCESSOR);
    }
    if (processors().stream().anyMatch(processor -> !wrapped(map(processor)).equals(processor))) {
      missing.add(OtelFilePart.EXPORTER);
    }
    if (lacksPropagator()) {
      missing.add(OtelFilePart.PROPAGATOR);
    }
    if (!instrumenting(modules).tree.equals(tree)) {
      missing.add(OtelFilePart.LEAN);
    }
    return missing;
  }

  private boolean lacksProcessor() {
    List<Object> processors = processors();
    return !processors.isEmpty()
        && processors.stream().noneMatch(processor -> map(processor).containsKey(COMPONENT));
  }

  private boolean lacksPropagator() {
    Map<String, Object> propagator = map(tree.get(PROPAGATOR));
    return !propagator.isEmpty()
        && list(propagator.get("composite")).stream()
            .noneMatch(one -> map(one).containsKey(COMPONENT));
  }

  private List<Object> processors() {
    return list(map(tree.get(TRACES)).get(PROCESSORS));
  }

  private static Map<String, Object> processor(Map<String, Object> traces, List<String> compat) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (!compat.isEmpty()) {
      settings.put("compat", compat);
    }
    if (map(traces.get("limits")).get("event_count_limit") instanceof Number limit
        && limit.longValue() < EVENTS) {
      settings.put("defer_attributes", false);
    }
    return settings;
  }

  /** A processor such as {@code batch}, with its exporter below ours. */
  private static Map<String, Object> wrapped(Map<String, Object> processor) {
    processor.replaceAll((name, settings) -> {
      Map<String, Object> exporter = map(map(settings).get(EXPORTER));
      if (exporter.isEmpty() || exporter.containsKey(COMPONENT)) {
        return settings;
      }
      Map<String, Object> changed = map(settings);
      changed.put(EXPORTER, Map.of(COMPONENT, Map.of(EXPORTER, exporter)));
      return changed;
    });
    return processor;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>();
  }

  private static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
