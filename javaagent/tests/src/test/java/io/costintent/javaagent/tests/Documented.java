/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.testkit.otlp.ReceivedMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/attributes.md says of names, types and units. */
final class Documented {
  /** The name, its type or kind, and then where an attribute is or in which unit a metric. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z_.*]+)` \\| ([a-z \\[\\]]+) \\| ([^|]*) \\|.*");

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "string", String.class,
          "long", Long.class,
          "double", Double.class,
          "boolean", Boolean.class,
          "string[]", List.class);

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();

  static Documented read() throws IOException {
    Documented documented = new Documented();
    for (String line : Files.readAllLines(Path.of(System.getProperty("agent.attributes")))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.types.put(row.group(1), row.group(2));
        documented.places.put(row.group(1), row.group(3));
      }
    }
    return documented;
  }

  /** Fails unless an attribute may be in this place and has the type that is documented. */
  void assertAttribute(String place, String name, Object value) {
    assertThat(places).as("documented").containsKey(name);
    assertThat(places.get(name)).as(name).contains(place);
    assertThat(value).as(name).isInstanceOf(TYPES.get(types.get(name)));
  }

  /** Fails unless a metric has the kind and the unit that are documented. */
  void assertMetric(ReceivedMetric metric) {
    assertThat(types).as("documented").containsEntry(metric.name(), metric.kind());
    assertThat(places.get(metric.name())).isEqualTo("`" + metric.unit() + "`");
  }

  private Documented() {}
}
