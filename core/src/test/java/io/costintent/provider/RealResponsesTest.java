/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Bodies that real providers sent, with the usage they must give.
 *
 * <p>Every expected unit must be reported with exactly its quantity. A unit beyond those may be
 * zero, because we keep the zeros that a provider sends, or one of {@link #FURTHER_UNITS}, which
 * the expectations do not count although the body does.
 */
class RealResponsesTest {
  private static final ObjectMapper JSON = new JsonMapper();

  private static final Map<String, Set<String>> FURTHER_UNITS =
      Map.of(
          "anthropic", Set.of("web_fetches"), // server_tool_use.web_fetch_requests
          // cache_creation, and OpenAI's input_tokens_details on Bedrock
          "aws", Set.of("cache_write_tokens", "cache_write_5m_tokens"),
          "mistral", Set.of("cache_read_tokens"), // num_cached_tokens
          "openrouter", Set.of("input_video_tokens")); // prompt_tokens_details.video_tokens

  private static final Map<String, String> SHAPES =
      Map.of(
          "anthropic/default", "anthropic.messages",
          "aws/anthropic", "bedrock.invoke",
          "google/default", "gemini.generate_content",
          "openai/embeddings", "openai.embeddings",
          "openai/responses", "openai.responses");

  @Test
  void read_givesTheExpectedUsageOfRealBodies() throws IOException {
    List<String> differences = new ArrayList<>();
    List<JsonNode> cases = cases();

    for (JsonNode row : cases) {
      byte[] body = row.path("raw_response").toString().getBytes(StandardCharsets.UTF_8);
      compare(row, reader(row).read(body), differences);
      compare(row, reader(row).read(row.path("raw_response")), differences);
    }

    assertThat(cases).hasSizeGreaterThanOrEqualTo(272);
    assertThat(differences).isEmpty();
  }

  @Test
  void read_tellsTheShapeOfRealBodies() throws IOException {
    List<String> differences = new ArrayList<>();

    for (JsonNode row : cases()) {
      UsageReader any = UsageReaders.forCall(provider(row), "any");
      compare(row, any.read(row.path("raw_response")), differences);
    }

    assertThat(differences).isEmpty();
  }

  @Test
  void readUsage_givesTheExpectedUsageOfRealBodies() throws IOException {
    List<String> differences = new ArrayList<>();

    for (JsonNode row : cases()) {
      JsonNode body = row.path("raw_response");
      JsonNode usage = Json.first(body, "usage", "usageMetadata");
      compare(row, reader(row).readUsage(usage), differences);
    }

    assertThat(differences).isEmpty();
  }

  private static void compare(JsonNode row, ResponseFacts facts, List<String> differences) {
    Usage usage = facts.usage();
    if (usage == null) {
      differences.add(row.path("id") + ": no usage");
      return;
    }
    JsonNode expected = row.path("usage");
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      UsageUnit unit = UsageUnit.of(entry.getKey());
      BigDecimal steps =
          entry.getValue().decimalValue().multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
      if (!usage.has(unit) || steps.compareTo(BigDecimal.valueOf(usage.quantity(unit))) != 0) {
        differences.add(row.path("id") + ": " + entry + " but " + usage);
      }
    }
    Set<String> further = FURTHER_UNITS.getOrDefault(row.path("provider").asText(), Set.of());
    for (int i = 0; i < usage.size(); i++) {
      String name = usage.unit(i).name();
      if (!expected.has(name) && usage.quantity(i) != 0 && !further.contains(name)) {
        differences.add(row.path("id") + ": unexpected " + name + " in " + usage);
      }
    }
    if (usage.flaws().stream().anyMatch(flaw -> flaw != UsageFlaw.SIDE_WORK)) {
      differences.add(row.path("id") + ": flaws in " + usage);
    }
  }

  private static UsageReader reader(JsonNode row) {
    String key = row.path("provider").asText() + "/" + row.path("api_flavor").asText();
    return UsageReaders.forCall(provider(row), SHAPES.getOrDefault(key, "openai.chat"));
  }

  private static String provider(JsonNode row) {
    return row.path("provider").asText();
  }

  private static List<JsonNode> cases() throws IOException {
    Path file = SharedFiles.find("golden/real-responses.jsonl");
    assumeTrue(file != null, "shared/golden/real-responses.jsonl is not there");
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
