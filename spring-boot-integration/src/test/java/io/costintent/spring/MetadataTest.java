/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.CostTrackingBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares what IDEs complete with what is read. */
class MetadataTest {
  /** Maps by names of the application's own, which are no keys of a single value. */
  private static final List<String> MAPS =
      List.of("costintent.intent.label", "costintent.policies.experiments.ends");

  private final List<JsonNode> properties = new ArrayList<>();

  @BeforeEach
  void read() throws IOException {
    ClassLoader loader = CostIntentAutoConfiguration.class.getClassLoader();
    for (URL found :
        Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
      JsonNode metadata;
      try (InputStream in = found.openStream()) {
        metadata = new ObjectMapper().readTree(in);
      }
      if (metadata.at("/groups/0/name").asText().equals("costintent")) {
        metadata.get("properties").forEach(properties::add);
      }
    }
  }

  /** Returns a key as its property, of a list that of the list. */
  private static String property(String key) {
    int list = key.indexOf("[]");
    return "costintent." + (list < 0 ? key : key.substring(0, list)).replace('_', '-');
  }

  @Test
  void properties_areTheKeysThatAreRead() {
    Set<String> read = new TreeSet<>(MAPS);
    Stream.concat(CostTrackingBuilder.configurationKeys().stream(), OwnKeys.ALL.stream())
        .filter(key -> !key.startsWith("agent.") && !key.equals("debug")) // the Java agent's
        .map(MetadataTest::property)
        .forEach(read::add);

    assertThat(properties)
        .extracting(property -> property.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(read);
  }

  @Test
  void properties_sayWhatTheyAreAndOfWhatType() {
    assertThat(properties)
        .allSatisfy(property -> {
          assertThat(property.get("description").asText()).endsWith(".");
          assertThat(property.get("type").asText()).startsWith("java.");
        });
  }
}
