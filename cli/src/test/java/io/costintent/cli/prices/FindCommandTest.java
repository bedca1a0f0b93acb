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

class FindCommandTest {
  private static final String BOOK =
      """
      {"schema": 1, "id": "own", "version": "7", "currency": "USD",
       "sources": {"us": {"retrieved": "2026-09-01"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000",
         "read": "cache_read_tokens/1000000", "web": "web_searches/1000"},
       "providers": {
         "acme": {"source": "us", "models": {
           "large-1": {"cards": [
             {"from": "2026-09-01T00:00:00Z", "rates": {"in": 3, "read": 0.3, "out": 15, "web": 10}},
             {"to": "2026-09-01T00:00:00Z", "rates": {"in": 4, "out": 20}},
             {"when": {"tier": "flex"}, "rates": {"in": 1}}]},
           "small-1": {"rates": {"in": 0.25}}}},
         "bolt": {"source": "us", "models": {"large-2": {"rates": {"in": 2, "out": 2}}}}}}
      """;

  @TempDir private Path directory;
  private String book = "";

  @BeforeEach
  void writeBook() throws IOException {
    book = "--book=" + Files.writeString(directory.resolve("book.json"), BOOK);
  }

  @Test
  void find_listsTodaysStandardPrices() {
    Terminal.Result result = new Terminal().run("prices", "find", "LARGE", book);

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            model         input  cached  output  currency  besides
            acme/large-1   3.00    0.30   15.00  USD       web_searches 10.00 USD per 1k
            bolt/large-2   2.00       -    2.00  USD
            """);
    assertThat(result.code()).isZero();
  }

  @Test
  void find_wantsEveryWord() {
    Terminal.Result result = new Terminal().run("prices", "find", "acme", "small", book);

    assertThat(result.out()).contains("acme/small-1").doesNotContain("large");
  }

  @Test
  void find_saysHowManyItLeavesOut() {
    Terminal.Result all = new Terminal().run("prices", "find", "e", "--limit=1", book);

    assertThat(all.out()).contains("and 2 more");
  }

  @Test
  void find_ofNothingIsAFinding() {
    Terminal.Result result = new Terminal().run("prices", "find", "nothing", book);

    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void json_hasRatesAsText() throws IOException {
    Terminal.Result result = new Terminal().run("prices", "find", "bolt", "--json", book);

    JsonNode models = new ObjectMapper().readTree(result.out());
    assertThat(models.get(0).get("sku").textValue()).isEqualTo("bolt/large-2");
    assertThat(models.get(0).get("rates").get("input_tokens").get("amount").textValue())
        .isEqualTo("2");
  }
}
