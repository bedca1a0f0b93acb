/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.costintent.pricing.Match;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCostTest {
  private static final CostCalculator CALCULATOR = CostCalculator.create();

  static Stream<GoldenCase> casesInTheBook() {
    return GoldenCase.bundled().stream()
        .filter(golden -> golden.hasAmount() && golden.isInBundledBook());
  }

  static Stream<GoldenCase> casesThatOthersRefuse() {
    return GoldenCase.bundled().stream().filter(golden -> !golden.hasAmount());
  }

  static Stream<GoldenCase> liteLlmRuns() {
    return SharedFiles.cases("cost-cases.jsonl").filter(golden -> golden.isLiteLlmRun());
  }

  static Stream<GoldenCase> realResponses() {
    return SharedFiles.cases("real-responses.jsonl").filter(golden -> !golden.isDisputed());
  }

  static Stream<GoldenCase> casesWithRates() {
    return GoldenCase.bundled().stream().filter(golden -> golden.testsArithmetic());
  }

  @ParameterizedTest
  @MethodSource("casesInTheBook")
  void bundledBook_givesTheKnownAmount(GoldenCase golden) {
    Cost cost = CALCULATOR.calculate(PriceBooks.bundled(), golden.query(), golden.usage(), null);

    assertThat(golden.expected()).as(cost.explain()).contains(cost.total());
  }

  @ParameterizedTest
  @MethodSource("casesWithRates")
  void inlineRates_giveTheKnownAmount(GoldenCase golden) {
    PriceBook book = golden.inlineBook();

    Cost cost = CALCULATOR.calculate(book, golden.inlineQuery(), golden.usage(), null);

    assertThat(golden.expected()).as(cost.explain()).contains(cost.total());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("realResponses")
  void bundledBook_givesTheKnownAmountOfRealResponses(GoldenCase golden) {
    Cost cost = CALCULATOR.calculate(PriceBooks.bundled(), golden.query(), golden.usage(), null);

    assertThat(golden.expected()).as(cost.explain()).contains(cost.total());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("liteLlmRuns")
  void inlineRates_giveTheAmountOfLiteLlm(GoldenCase golden) {
    PriceBook book = golden.inlineBook();

    Cost cost = CALCULATOR.calculate(book, golden.inlineQuery(), golden.usage(), null);

    assertThat(golden.expected()).as(cost.explain()).contains(cost.total());
  }

  /** Contradicting usage is an estimate with a reason, an unknown model has no amount. */
  @ParameterizedTest
  @MethodSource("casesThatOthersRefuse")
  void bundledBook_neverGivesAnExactZeroInstead(GoldenCase golden) {
    Cost cost = CALCULATOR.calculate(PriceBooks.bundled(), golden.query(), golden.usage(), null);

    boolean resolved = golden.group().equals("genai-alias");
    assertThat(cost.total() == null || cost.total().signum() > 0).as(cost.explain()).isTrue();
    assertThat(resolved == cost.reasons().isEmpty() || cost.match() == Match.FAMILY)
        .as(cost.explain())
        .isTrue();
  }

  @Test
  void sharedCases_arePresent() {
    assumeThat(SharedFiles.golden())
        .as("golden cases that are not part of the repository; set COSTINTENT_SHARED_DIR")
        .isNotNull();

    assertThat(liteLlmRuns().count()).isGreaterThan(150);
    assertThat(realResponses().count()).isGreaterThan(250);
  }

  @Test
  void bundledBook_coversTheCases() {
    long checked = casesInTheBook().count();

    assertThat(checked).isGreaterThanOrEqualTo(484);
  }
}
