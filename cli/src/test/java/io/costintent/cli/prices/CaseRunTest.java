/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.cli.Terminal;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void goodLine_isAnsweredWithAnExactAmount() throws IOException {
    Terminal.Result result =
        price(
            "{\"id\":\"a\",\"provider\":\"openai\",\"model\":\"gpt-4o\","
                + "\"timestamp\":\"2026-09-01T00:00:00Z\","
                + "\"usage\":{\"input_tokens\":1000,\"output_tokens\":10},"
                + "\"usage_convention\":\"totals\"}");

    JsonNode answer = JSON.readTree(result.out());
    assertThat(result.code()).isZero();
    assertThat(answer.get("id").textValue()).isEqualTo("a");
    assertThat(answer.get("cost_usd").textValue()).isEqualTo("0.0026");
    assertThat(answer.get("status").textValue()).isEqualTo("exact");
    assertThat(answer.get("lines")).hasSize(2);
    assertThat(result.err()).isEqualTo("1 cases: 1 exact\n");
  }

  @Test
  void badLines_areAnsweredAndCounted() throws IOException {
    Terminal.Result result =
        price(
            "{\"id\":\"a\",",
            "",
            "[]",
            "null",
            "{\"id\":\"b\",\"provider\":\"openai\",\"model\":7,\"usage\":{}}",
            "{\"id\":\"c\",\"provider\":\"openai\",\"model\":\"x\",\"usage\":{\"input_tokens\":1}}",
            "{\"id\":\"d\"} {\"id\":\"e\"}");

    List<JsonNode> answers = new ArrayList<>();
    for (String line : result.out().split("\n")) {
      answers.add(JSON.readTree(line));
    }
    assertThat(result.code()).isEqualTo(3);
    assertThat(answers).hasSize(6);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.get("cost_usd").isNull()).isTrue());
    assertThat(answers.get(0).toString()).contains("line 1: not JSON");
    assertThat(answers.get(3).get("id").textValue()).isEqualTo("b");
    assertThat(answers.get(3).toString()).contains("line 5: model: ");
    assertThat(answers.get(4).get("status").textValue()).isEqualTo("unpriced");
    assertThat(result.err()).isEqualTo("6 cases: 5 not a case, 1 unpriced\n");
  }

  @Test
  void out_isAFileOfItsOwn() throws IOException {
    Path cases = Files.writeString(directory.resolve("cases"), "{}\n");
    Path out = directory.resolve("out");

    Terminal.Result result = new Terminal().run("price", "--cases=" + cases, "--out=" + out);

    assertThat(result.out()).isEmpty();
    assertThat(Files.readAllLines(out)).hasSize(1);
  }

  @Test
  void cases_excludeASingleCall() {
    Terminal.Result result = new Terminal().run("price", "--cases=x", "--model=y");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("--cases goes without --model");
  }

  @Test
  void missingFile_isNamed() {
    Terminal.Result result = new Terminal().run("price", "--cases=" + directory + "/none");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("none: no such file");
  }

  /** What reviews run: all known cases through the command. */
  @Test
  void goldenCases_giveTheKnownAmount() throws IOException {
    Path golden = golden();
    assumeThat(golden)
        .as("golden cases that are not part of the repository; set COSTINTENT_SHARED_DIR")
        .exists();

    Terminal.Result result = new Terminal().run("price", "--cases=" + golden);

    String[] answers = result.out().split("\n");
    List<String> cases = Files.readAllLines(golden);
    List<String> different = new ArrayList<>();
    assertThat(answers).hasSameSizeAs(cases);
    for (int i = 0; i < answers.length; i++) {
      JsonNode expected = JSON.readTree(cases.get(i));
      JsonNode answer = JSON.readTree(answers[i]);
      assertThat(answer.get("id")).isEqualTo(expected.get("id"));
      if (!agrees(answer, expected)) {
        different.add(answer.get("id").textValue());
      }
    }
    assertThat(result.code()).isZero();
    assertThat(different).as("see docs/prices.md").hasSizeLessThanOrEqualTo(6);
  }

  private static boolean agrees(JsonNode answer, JsonNode expected) {
    if (expected.path("expected_cost_usd").isNull()) {
      return true; // what others refuse is priced here, or not, by rules of its own
    }
    if (answer.get("cost_usd").isNull()) {
      return false;
    }
    BigDecimal amount = new BigDecimal(answer.get("cost_usd").textValue());
    for (String key : List.of("expected_cost_usd", "alternative_expected_cost_usd")) {
      if (expected.hasNonNull(key)
          && picos(new BigDecimal(expected.get(key).asText())).compareTo(picos(amount)) == 0) {
        return true;
      }
    }
    return false;
  }

  private static BigDecimal picos(BigDecimal amount) {
    return amount.setScale(12, RoundingMode.HALF_EVEN);
  }

  private static Path golden() {
    String shared = System.getenv("COSTINTENT_SHARED_DIR");
    Path directory = shared == null ? Path.of("..", "..", "shared") : Path.of(shared);
    return directory.resolve("golden").resolve("cost-cases.jsonl");
  }

  private Terminal.Result price(String... lines) throws IOException {
    Path cases = Files.writeString(directory.resolve("cases"), String.join("\n", lines));
    return new Terminal().run("price", "--cases=" + cases);
  }
}
