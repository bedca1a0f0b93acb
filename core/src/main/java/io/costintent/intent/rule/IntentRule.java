/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import io.costintent.intent.CostIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The intent of calls from some places.
 *
 * @param route null for any, and so are the others
 * @param resource patterns by the name of a resource's attribute
 * @param line what to call this rule in messages, such as {@code costintent.yaml:12}
 */
record IntentRule(
    @Nullable RoutePattern route,
    @Nullable MethodPattern method,
    @Nullable Glob thread,
    @Nullable Glob queue,
    Map<String, Glob> resource,
    CostIntent intent,
    String line) {
  IntentRule {
    resource = Map.copyOf(resource);
  }

  /** Whether all that it asks of a place holds, the method aside. */
  boolean matches(CallPlace place) {
    return (route == null || route.matches(place))
        && matches(thread, place.thread())
        && matches(queue, place.queue())
        && resource.entrySet().stream()
            .allMatch(entry -> matches(entry.getValue(), place.resource().apply(entry.getKey())));
  }

  /** Whether it would hold for every call. */
  boolean isEmpty() {
    return route == null && method == null && thread == null && queue == null && resource.isEmpty();
  }

  boolean isBeyondThreads() {
    return route != null || method != null || queue != null;
  }

  String describe() {
    List<String> when = new ArrayList<>();
    add(when, "route", route);
    add(when, "method", method);
    add(when, "thread", thread);
    add(when, "queue", queue);
    new TreeMap<>(resource).forEach((name, value) -> add(when, name, value));
    return line + ": " + String.join(", ", when) + " -> " + intent;
  }

  private static void add(List<String> when, String name, @Nullable Object pattern) {
    if (pattern != null) {
      when.add(name + ' ' + pattern);
    }
  }

  private static boolean matches(@Nullable Glob pattern, @Nullable String value) {
    return pattern == null || (value != null && pattern.matches(value));
  }
}
