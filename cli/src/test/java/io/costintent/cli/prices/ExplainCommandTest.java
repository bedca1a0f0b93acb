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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String BOOK =
      """
      {"schema": 1, "id": "own", "version": "7", "currency": "USD",
       "sources": {"us": {"name": "us", "retrieved": "2026-09-01"}, "others": {"retrieved": "2026-08-01"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000",
         "read": "cache_read_tokens/1000000"},
       "providers": {"acme": {"source": "us", "models": {
         "m": {"aka": ["n"], "cards": [
           {"to": "2026-10-01T00:00:00Z", "rates": {"in": 4}},
           {"from": "2026-10-01T00:00:00Z", "disputed": ["others"], "rates": {"in": 3}},
           {"when": {"tier": "flex", "input>": 200000}, "times": 0.5},
           {"when": {"batch": true, "region": ["eu"],
              "hours": ["Asia/Shanghai mon-mon 09:00-12:00"]},
             "rates": {"in": 1.5}}]}}}}}
      """;

  @TempDir private Path directory;
  private String book = "";
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void writeBook() throws IOException {
    book = "--book=" + Files.writeString(directory.resolve("book.json"), BOOK);
  }

  @Test
  void explain_listsEveryCard() {
    Terminal.Result result = terminal.run("prices", "explain", "acme", "n", book);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("acme/m (match: alias), price book own:7\n")
        .contains("batch, region eu, 09:00-12:00 Asia/Shanghai [MONDAY], always")
        .contains("tier flex, total_input > 200000, always  [us 2026-09-01]")
        .contains("x 0.5 on tokens")
        .contains("any, since 2026-10-01T00:00:00Z  [us 2026-09-01, disputed by others]")
        .contains("any, until 2026-10-01T00:00:00Z  [us 2026-09-01]\n")
        .contains("  input_tokens  4.00 USD per 1M\n");
  }

  @Test
  void explain_ofADayLeavesOutOtherTimes() {
    Terminal.Result result =
        terminal.run("prices", "explain", "acme", "m", book, "--at=2026-09-30");

    assertThat(result.out()).contains("4.00 USD").doesNotContain("3.00 USD");
  }

  @Test
  void json_hasRatesAsText() throws IOException {
    Terminal.Result result =
        terminal.run("prices", "explain", "acme", "m", book, "--at=2026-09-30", "--json");

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("sku").textValue()).isEqualTo("acme/m");
    assertThat(json.get("cards")).hasSize(3);
    assertThat(json.get("cards").findValues("input_tokens").toString())
        .contains("\"amount\":\"4\"");
  }

  @Test
  void unknownModel_isAFinding() throws IOException {
    Terminal.Result text = terminal.run("prices", "explain", "acme", "x", book);
    Terminal.Result json = terminal.run("prices", "explain", "acme", "x", book, "--json");

    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out()).isEqualTo("acme/x: no price (unknown_model)\n");
    assertThat(new ObjectMapper().readTree(json.out()).get("reason").textValue())
        .isEqualTo("unknown_model");
  }
}
