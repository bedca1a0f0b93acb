/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the meters of one name have in common. Not thread-safe until it is built. */
final class Instrument {
  private final MeterRegistry registry;
  private final String name;
  private final boolean gauge;
  private String description = "";
  private String unit = "";

  Instrument(MeterRegistry registry, String name, boolean gauge) {
    this.registry = registry;
    this.name = name;
    this.gauge = gauge;
  }

  MeterRegistry registry() {
    return registry;
  }

  String name() {
    return name;
  }

  boolean isGauge() {
    return gauge;
  }

  void describe(String text) {
    description = text;
  }

  void unit(String text) {
    unit = text;
  }

  String description() {
    return description;
  }

  /**
   * Returns the unit as OpenTelemetry's exporters spell it for Prometheus, null where they omit it.
   */
  @Nullable String baseUnit() {
    return switch (unit) {
      case "s" -> "seconds";
      case "d" -> "days";
      case "1" -> gauge ? "ratio" : null;
      default -> null;
    };
  }

  /** Returns tags of these attributes; what is false or not known is empty. */
  static Tags tags(Attributes attributes) {
    List<Tag> tags = new ArrayList<>(attributes.size());
    attributes.forEach((key, value) ->
        tags.add(Tag.of(key.getKey(), Boolean.FALSE.equals(value) ? "" : value.toString())));
    return Tags.of(tags);
  }
}
