/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One case with a known answer. */
record GoldenCase(JsonNode json) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final List<GoldenCase> BUNDLED = readBundled();

  static List<GoldenCase> bundled() {
    return BUNDLED;
  }

  private static List<GoldenCase> readBundled() {
    try (InputStream in = GoldenCase.class.getResourceAsStream("cost-cases.jsonl.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return read(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<GoldenCase> shared(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(reader);
    }
  }

  private static List<GoldenCase> read(BufferedReader reader) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      cases.add(new GoldenCase(JSON.readTree(line)));
    }
    return cases;
  }

  String id() {
    return json.get("id").asText();
  }

  String group() {
    return json.get("group").asText();
  }

  /** Whether the sources of prices disagree, so that only the calculation is tested. */
  boolean isDisputed() {
    return json.path("rate_disputed").asBoolean();
  }

  /** Whether the amount is the provider's word, which no price book can give. */
  boolean isReported() {
    return json.path("expected_lines").toString().contains("provider_reported");
  }

  PriceCase toCase() {
    return PriceCase.of(json);
  }

  PriceCase toCaseWithoutRates() {
    ObjectNode bare = json.deepCopy();
    bare.remove(List.of("rates", "expected_lines"));
    return PriceCase.of(bare);
  }

  /** The right amounts: one, or two where it is contested. */
  List<String> expected() {
    List<String> amounts = new ArrayList<>();
    for (String key : List.of("expected_cost_usd", "alternative_expected_cost_usd")) {
      if (json.has(key)) {
        amounts.add(json.get(key).asText());
      }
    }
    return amounts;
  }

  @Override
  public String toString() {
    return id() + ' ' + json.get("provider").asText() + '/' + json.get("model").asText();
  }
}
