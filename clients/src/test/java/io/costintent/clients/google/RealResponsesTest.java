/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.genai.Client;
import io.costintent.clients.Harness;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Usage that Google reported to others, through the SDK and over HTTP, must mean what it means. */
class RealResponsesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<UsageUnit> UNITS =
      Set.of(
          UsageUnit.INPUT_TOKENS,
          UsageUnit.INPUT_TOOL_TOKENS,
          UsageUnit.INPUT_AUDIO_TOKENS,
          UsageUnit.CACHE_READ_TOKENS,
          UsageUnit.OUTPUT_TOKENS,
          UsageUnit.OUTPUT_REASONING_TOKENS,
          UsageUnit.OUTPUT_IMAGE_TOKENS);

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void usage_isWhatTheDatasetSays() throws IOException {
    List<JsonNode> cases = cases();
    Client client = GoogleClients.gemini(harness.tracking(), harness.simulator().baseUrl());

    for (JsonNode it : cases) {
      WireUsage usage = WireUsage.ofJson(it.at("/raw_response/usageMetadata").toString());
      harness.simulator().enqueue(Reply.builder().text("by the lake").usage(usage).build());
      client.models.generateContent(it.path("model").asText(), "herons", null);

      assertUsage(it, requireNonNull(harness.takeRecord().usage(), it.path("id").asText()));
    }
    client.close();
  }

  private static void assertUsage(JsonNode it, Usage usage) {
    for (UsageUnit unit : UNITS) {
      JsonNode expected = it.path("usage").path(unit.name());
      if (expected.isNumber()) {
        assertThat(usage.quantity(unit))
            .as(it.path("id").asText() + " " + unit)
            .isEqualTo(expected.longValue());
      }
    }
  }

  private static List<JsonNode> cases() throws IOException {
    Path file = sharedFile("golden/real-responses.jsonl");
    assumeTrue(file != null, "no golden/real-responses.jsonl in shared/ or COSTINTENT_SHARED_DIR");
    try (Stream<String> lines = Files.lines(requireNonNull(file))) {
      List<JsonNode> cases =
          lines
              .map(RealResponsesTest::parse)
              .filter(it -> it.path("raw_response").has("usageMetadata"))
              .filter(it -> it.at("/usage/input_tokens").asLong() > 0)
              .toList();
      assertThat(cases).hasSizeGreaterThan(50);
      return cases;
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path sharedFile(String name) {
    String configured = System.getenv("COSTINTENT_SHARED_DIR");
    if (configured != null) {
      Path file = Path.of(configured, name);
      return Files.exists(file) ? file : null;
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path file = dir.resolve("shared").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }
}
