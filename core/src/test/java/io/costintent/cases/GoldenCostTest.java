/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.Match;
import io.costintent.pricing.PriceBooks;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCostTest {
  private static final CostCalculator CALCULATOR = CostCalculator.create();

  /** The reasons are in docs/prices.md. */
  private static final Map<String, CostStatus> DIFFERENT_ON_PURPOSE =
      Map.of(
          "genai-errors-0979", CostStatus.ESTIMATED,
          "genai-errors-0982", CostStatus.ESTIMATED,
          "genai-errors-0989", CostStatus.ESTIMATED,
          "genai-alias-0993", CostStatus.EXACT,
          "genai-alias-1032", CostStatus.ESTIMATED,
          "litellm-run-0169", CostStatus.UNPRICED);

  /** Answers of a Cerebras model that genai-prices lists without any price, which is not free. */
  private static final Set<String> PRICED_ELSEWHERE =
      Set.of("genai-real-response-1211", "genai-real-response-1212");

  static Stream<GoldenCase> cases() {
    return GoldenCase.bundled().stream().filter(GoldenCostTest::isSame);
  }

  static Stream<GoldenCase> casesInTheBook() {
    return cases()
        .filter(golden -> !golden.isDisputed() && !golden.isReported())
        .filter(golden -> !golden.expected().contains("null"))
        .filter(golden -> PriceBooks.bundled().find(golden.toCase().query()).match() != Match.NONE);
  }

  static Stream<GoldenCase> casesThatOthersRefuse() {
    return GoldenCase.bundled().stream().filter(golden -> !isSame(golden));
  }

  static Stream<GoldenCase> liteLlmRuns() {
    return SharedFiles.cases("cost-cases.jsonl")
        .filter(golden -> golden.group().equals("litellm-run"))
        .filter(GoldenCostTest::isSame);
  }

  static Stream<GoldenCase> realResponses() {
    return SharedFiles.cases("real-responses.jsonl")
        .filter(golden -> !PRICED_ELSEWHERE.contains(golden.id()));
  }

  private static boolean isSame(GoldenCase golden) {
    return !DIFFERENT_ON_PURPOSE.containsKey(golden.id());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void evaluate_givesTheKnownAmount(GoldenCase golden) {
    CaseResult result = golden.toCase().evaluate(PriceBooks.bundled(), CALCULATOR);

    assertThat(result.toJson().get("cost_usd").asText())
        .as(() -> explained(result))
        .isIn(golden.expected());
  }

  @ParameterizedTest
  @MethodSource("casesInTheBook")
  void bundledBook_givesTheKnownAmount(GoldenCase golden) {
    CaseResult result = golden.toCaseWithoutRates().evaluate(PriceBooks.bundled(), CALCULATOR);

    assertThat(result.usedOwnRates()).isFalse();
    assertThat(result.toJson().get("cost_usd").asText())
        .as(() -> explained(result))
        .isIn(golden.expected());
  }

  @Test
  void bundledBook_coversTheCases() {
    long checked = casesInTheBook().count();

    assertThat(checked).isGreaterThanOrEqualTo(484);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("liteLlmRuns")
  void evaluate_givesTheAmountOfLiteLlm(GoldenCase golden) {
    CaseResult result = golden.toCase().evaluate(PriceBooks.bundled(), CALCULATOR);

    assertThat(result.toJson().get("cost_usd").asText())
        .as(() -> explained(result))
        .isIn(golden.expected());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("realResponses")
  void evaluate_givesTheKnownAmountOfRealResponses(GoldenCase golden) {
    CaseResult result = golden.toCase().evaluate(PriceBooks.bundled(), CALCULATOR);

    assertThat(result.toJson().get("cost_usd").asText())
        .as(() -> explained(result))
        .isIn(golden.expected());
  }

  /** Contradicting usage is an estimate with a reason; a name that others miss is found. */
  @ParameterizedTest
  @MethodSource("casesThatOthersRefuse")
  void evaluate_givesAnAmountWhereOthersRefuse(GoldenCase golden) {
    CaseResult result = golden.toCase().evaluate(PriceBooks.bundled(), CALCULATOR);

    assertThat(result.cost().total()).as(() -> explained(result)).isGreaterThan(Money.usd("0"));
    assertThat(result.cost().status()).isEqualTo(DIFFERENT_ON_PURPOSE.get(golden.id()));
  }

  @Test
  void evaluate_neverTakesAMissingPriceForZero() {
    PriceCase golden =
        PriceCase.parse(
            "{'id':'1','provider':'github_copilot','model':'gpt-99','rates':{},'usage':{'prompt_tokens':9}}"
                .replace('\'', '"'));

    CaseResult result = golden.evaluate(PriceBooks.bundled(), CALCULATOR);

    assertThat(result.toJson().get("cost_usd").isNull()).isTrue();
    assertThat(result.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void sharedCases_arePresent() {
    assumeThat(SharedFiles.golden())
        .as("golden cases that are not part of the repository; set COSTINTENT_SHARED_DIR")
        .isNotNull();

    assertThat(liteLlmRuns().count()).isEqualTo(176);
    assertThat(realResponses().count()).isGreaterThan(250);
  }

  private static String explained(CaseResult result) {
    return result + "\n" + result.cost().explain();
  }
}
