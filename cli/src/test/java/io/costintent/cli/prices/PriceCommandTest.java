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

class PriceCommandTest {
  private static final String BOOK =
      """
      {"schema": 1, "id": "own", "version": "7", "currency": "USD",
       "sources": {"us": {"name": "us", "retrieved": "2026-09-01"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000",
         "read": "cache_read_tokens/1000000"},
       "providers": {"acme": {"source": "us", "models": {
         "m": {"cards": [
           {"rates": {"in": 3, "out": 15, "read": 0.3}},
           {"when": {"tier": "flex"}, "rates": {"in": 1.5, "out": 7.5}}]},
         "free": {"cards": [{"rates": {"in": 0}}]}}}}}
      """;

  @TempDir private Path directory;
  private String book = "";
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void writeBook() throws IOException {
    book = "--book=" + Files.writeString(directory.resolve("book.json"), BOOK);
  }

  @Test
  void price_explainsTheAmount() {
    Terminal.Result result = price("--model=m", "--usage=input=1000,cached=400,output=10");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            acme/m (match: exact), price book own 7
              input_tokens       600  x 3.00 USD per 1M   = 0.0018 USD   [us 2026-09-01]
              cache_read_tokens  400  x 0.30 USD per 1M   = 0.00012 USD  [us 2026-09-01]
              output_tokens       10  x 15.00 USD per 1M  = 0.00015 USD  [us 2026-09-01]
            total 0.00207 USD (exact)
            """);
  }

  @Test
  void price_followsTheTier() {
    Terminal.Result result = price("--model=m", "--tier=flex", "--usage=input=1000000");

    assertThat(result.out()).contains("total 1.5 USD (exact)");
  }

  @Test
  void json_hasTheAmountAsText() throws IOException {
    Terminal.Result result = price("--model=m", "--usage=input=10", "--json");

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("cost_usd").textValue()).isEqualTo("0.00003");
    assertThat(json.get("status").textValue()).isEqualTo("exact");
    assertThat(json.get("reasons")).isEmpty();
    assertThat(json.get("match").textValue()).isEqualTo("exact");
    assertThat(json.get("lines").get(0).get("unit").textValue()).isEqualTo("input_tokens");
    assertThat(json.get("lines").get(0).get("amount").textValue()).isEqualTo("0.00003");
  }

  @Test
  void unknownModel_isAFindingWithoutAmount() throws IOException {
    Terminal.Result text = price("--model=x", "--usage=input=10");
    Terminal.Result json = price("--model=x", "--usage=input=10", "--json");

    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out()).contains("total unknown (unpriced)", "unknown_model");
    assertThat(json.code()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(json.out()).get("cost_usd").isNull()).isTrue();
  }

  @Test
  void freeModel_isNotAFinding() {
    Terminal.Result result = price("--model=free", "--usage=input=10");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("total 0 USD (free)");
  }

  @Test
  void missingOptions_areNamed() {
    Terminal.Result result = price("--usage=input=10");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("--model and --usage are needed");
  }

  @Test
  void usage_thatIsMisspelledIsGuessed() {
    Terminal.Result result = price("--model=m", "--usage=inptu=10");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("--usage: unit inptu (did you mean input?)");
  }

  @Test
  void time_thatIsNoneIsRefused() {
    Terminal.Result result = price("--model=m", "--usage=input=1", "--at=yesterday");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--at", "expected: an instant such as 2026-10-01T12:00:00Z");
  }

  @Test
  void book_thatIsBrokenIsNamedWithItsLine() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.json"), "{\"schema\": 1,\n\"x\": 2}");

    Terminal.Result result =
        terminal.run("price", "--model=m", "--usage=input=1", "--book=" + broken);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).startsWith(broken + ":2: ").contains("x");
  }

  @Test
  void book_thatIsMissingIsNamed() {
    Terminal.Result result =
        terminal.run("price", "--model=m", "--usage=input=1", "--book=" + directory + "/none");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("none: no such file");
  }

  private Terminal.Result price(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "price";
    arguments[1] = "--provider=acme";
    arguments[2] = book;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return terminal.run(arguments);
  }
}
