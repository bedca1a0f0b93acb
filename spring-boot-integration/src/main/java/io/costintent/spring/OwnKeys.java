/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.intent.IntentKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What is configured of Spring applications only, and is not for core to read. */
final class OwnKeys {
  /**
   * The sections of the keys. Those of OpenTelemetry's SDK are read by otel-exporter, which this
   * module wires; below {@code spring_ai} an adapter reads.
   */
  static final Set<String> SECTIONS = Set.of("routes", "compat", "otel", "spring", "spring_ai");

  /** All keys but those of adapters, with {@code []} where an index stands. */
  static final List<String> ALL = all();

  private static List<String> all() {
    List<String> keys =
        new ArrayList<>(List.of("routes[].path", "routes[].method", "spring.micrometer"));
    for (IntentKey key : IntentKey.values()) {
      keys.add("routes[]." + key.path());
    }
    return Collections.unmodifiableList(keys);
  }

  private OwnKeys() {}
}
