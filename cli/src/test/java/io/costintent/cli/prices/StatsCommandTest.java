/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {
  private static final String BOOK =
      """
      {"schema": 1, "id": "own", "version": "7", "generatedAt": "2026-09-21T12:00:00Z",
       "currency": "USD", "sources": {"us": {"retrieved": "2026-09-01"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000"},
       "providers": {
         "acme": {"source": "us", "models": {
           "a": {"cards": [{"rates": {"in": 3}}, {"when": {"tier": "flex"}, "rates": {"out": 1}}]},
           "b": {"cards": [{"to": "2026-09-01T00:00:00Z", "disputed": ["us"], "rates": {"in": 4}},
                           {"when": {"weather": "fine"}, "rates": {"in": 1}}]}}},
         "bolt": {"source": "us", "models": {"c": {"rates": {"in": 2}}}}}}
      """;

  @TempDir private Path directory;

  @Test
  void stats_countsTheBook() throws IOException {
    Terminal.Result result = stats("--providers");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            book               own:7
            age in days        10
            providers          2
            models             3
            rate cards         4
            cards under terms  1
            cards of a period  1
            cards disputed     1
            cards skipped      1
            units priced       2

            units: input_tokens, output_tokens

            provider  models  cards
            acme           2      3
            bolt           1      1
            """);
  }

  @Test
  void json_hasTheSameFacts() throws IOException {
    JsonNode json = new ObjectMapper().readTree(stats("--json").out());

    assertThat(json.get("models").intValue()).isEqualTo(3);
    assertThat(json.get("cards_skipped").intValue()).isEqualTo(1);
    assertThat(json.get("units")).hasSize(2);
    assertThat(json.get("models_by_provider").get("acme").intValue()).isEqualTo(2);
  }

  @Test
  void stats_ofTheBundledBookIsLarge() {
    Terminal.Result result = new Terminal().run("prices", "stats", "--providers");

    assertThat(result.out()).contains("openai", "anthropic", "aws.bedrock");
  }

  private Terminal.Result stats(String option) throws IOException {
    Path book = Files.writeString(directory.resolve("book.json"), BOOK);
    return new Terminal().run("prices", "stats", "--book=" + book, option);
  }
}
