/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.BudgetUnit;
import io.costintent.call.ModelRequest;
import io.costintent.cost.CostCalculator;
import io.costintent.money.Money;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.Deployment;
import io.costintent.pricing.Deployments;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorTest {
  private static final Instant AT = Instant.parse("2026-10-15T12:00:00Z");
  private static final String MODEL = "tiered-1";

  /** 1 in, 4 out; 2 and 8 above 200,000; 3 for reasoning; priority at twice; searches at 0.01. */
  private static final PriceBook BOOK = book("USD");

  private final Estimator estimator = new Estimator(BOOK, HoldSettings.DEFAULT);

  private static PriceBook book(String currency) {
    return PriceBooks.builder("tiers", "1")
        .add(
            ModelPrices.of(
                "openai",
                MODEL,
                Currency.getInstance(currency),
                List.of(
                    card(Conditions.NONE)
                        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1"))
                        .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("0.1"))
                        .rate(UsageUnit.INPUT_AUDIO_TOKENS, Rate.perMillion("40"))
                        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("4"))
                        .rate(UsageUnit.WEB_SEARCHES, Rate.of("10", 1000))
                        .build(),
                    card(Conditions.builder().context(ContextThreshold.inputAbove(200_000)).build())
                        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2"))
                        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("8"))
                        .build(),
                    card(Conditions.builder().serviceTier("priority").build())
                        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("5"))
                        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("20"))
                        .build(),
                    card(Conditions.builder().serviceTier("flex").build())
                        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("0.5"))
                        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("2"))
                        .build())))
        .add(
            ModelPrices.of(
                "anthropic",
                MODEL,
                Currency.getInstance(currency),
                List.of(
                    card(Conditions.NONE)
                        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("3"))
                        .rate(UsageUnit.CACHE_WRITE_5M_TOKENS, Rate.perMillion("3.75"))
                        .rate(UsageUnit.CACHE_WRITE_1H_TOKENS, Rate.perMillion("6"))
                        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("15"))
                        .rate(UsageUnit.OUTPUT_REASONING_TOKENS, Rate.perMillion("30"))
                        .build())))
        .build();
  }

  private static RateCard.Builder card(Conditions conditions) {
    return RateCard.builder(Provenance.of("test")).when(conditions);
  }

  private static ModelRequest.Builder request() {
    return ModelRequest.builder("openai", MODEL).maxOutputTokens(1000);
  }

  private Estimate estimate(ModelRequest request, Usage atMost) {
    return estimator.atMost(request, atMost, AT);
  }

  private static Usage input(long tokens) {
    return Usage.of(UsageUnit.INPUT_TOKENS, tokens);
  }

  @Test
  void plainCall_isInputAndAllItsOutput() {
    Estimate estimate = estimate(request().build(), input(10_000));

    assertThat(estimate)
        .isEqualTo(
            new Estimate(10_000, 1000, 10_000_000_000L, 10_000_000_000L, 14_000_000_000L, 1));
    assertThat(estimate.steps(BudgetUnit.USD)).isEqualTo(14_000_000); // 0.014 USD
    assertThat(estimate.steps(BudgetUnit.USD_MICROS)).isEqualTo(14_000);
    assertThat(estimate.floor(BudgetUnit.USD)).isEqualTo(10_000_000);
  }

  @Test
  void largeContext_isAtItsOwnTier() {
    assertThat(estimate(request().build(), input(200_000)).steps(BudgetUnit.USD))
        .isEqualTo(204_000_000);
    assertThat(estimate(request().build(), input(200_001)).steps(BudgetUnit.USD))
        .isEqualTo(408_002_000);
  }

  @Test
  void cacheReads_countAtTheFullPriceAndWritesAtTheDearest() {
    ModelRequest request = ModelRequest.builder("anthropic", MODEL).maxOutputTokens(0).build();

    assertThat(estimate(request, input(1_000_000)).steps(BudgetUnit.USD)).isEqualTo(6_000_000_000L);
  }

  @Test
  void reasoning_isAtItsOwnPrice() {
    ModelRequest request =
        ModelRequest.builder("anthropic", MODEL).maxOutputTokens(1_000_000).build();

    assertThat(estimate(request, input(0)).steps(BudgetUnit.USD)).isEqualTo(30_000_000_000L);
  }

  @Test
  void serviceTier_isThatAskedForOrTheStandardOne() {
    assertThat(estimate(request().serviceTier("priority").build(), input(0)).steps(BudgetUnit.USD))
        .isEqualTo(20_000_000);
    assertThat(estimate(request().serviceTier("flex").build(), input(0)).steps(BudgetUnit.USD))
        .isEqualTo(4_000_000);
  }

  @Test
  void candidates_eachMayHaveAllTheOutput() {
    Estimate estimate = estimate(request().candidates(5).build(), input(0));

    assertThat(estimate.outputTokens()).isEqualTo(5000);
    assertThat(estimate.steps(BudgetUnit.USD)).isEqualTo(20_000_000);
  }

  @Test
  void media_areAtTheirOwnPriceWhereTheRequestHasSome() {
    Usage audio =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1000)
            .add(UsageUnit.INPUT_AUDIO_TOKENS, 1000)
            .build();

    assertThat(estimate(request().build(), audio).floor(BudgetUnit.USD)).isEqualTo(40_000_000);
  }

  @Test
  void tools_areAddedAsFees() {
    Usage searching =
        Usage.builder().add(UsageUnit.INPUT_TOKENS, 1000).add(UsageUnit.WEB_SEARCHES, 3).build();

    assertThat(estimate(request().build(), searching).steps(BudgetUnit.USD))
        .isEqualTo(1_000_000 + 4_000_000 + 30_000_000);
  }

  @Test
  void requestThatSaysNothing_isAGuess() {
    Estimate estimate = estimate(ModelRequest.chat("openai", MODEL), null);

    assertThat(estimate.inputTokens()).isEqualTo(16_384);
    assertThat(estimate.outputTokens()).isEqualTo(16_384);
    assertThat(Estimator.isGuess(null)).isTrue();
  }

  @Test
  void embeddings_haveNoOutput() {
    ModelRequest request =
        ModelRequest.builder("openai", MODEL).operation(ModelRequest.EMBEDDINGS).build();

    assertThat(estimate(request, input(1000)).outputTokens()).isZero();
  }

  @Test
  void outputThatTheRequestKnows_isTakenAsItIs() {
    Usage image =
        Usage.builder().add(UsageUnit.INPUT_TOKENS, 50).add(UsageUnit.OUTPUT_TOKENS, 4160).build();
    ModelRequest request =
        ModelRequest.builder("openai", MODEL).operation(ModelRequest.GENERATE_CONTENT).build();

    assertThat(estimate(request, image).outputTokens()).isEqualTo(4160);
  }

  @Test
  void unknownModelAndOtherCurrency_haveNoPriceInDollars() {
    Estimator euros = new Estimator(book("EUR"), HoldSettings.DEFAULT);

    Estimate unknown = estimate(ModelRequest.chat("openai", "nobody-knows"), input(10));
    Estimate other = euros.atMost(request().build(), input(10), AT);

    assertThat(unknown.knows(BudgetUnit.USD)).isFalse();
    assertThat(unknown.knows(BudgetUnit.TOKENS)).isTrue();
    assertThat(other.knows(BudgetUnit.USD)).isFalse();
  }

  @Test
  void hugeNumbers_saturate() {
    ModelRequest request = request().maxOutputTokens(Long.MAX_VALUE).candidates(9).build();

    Estimate estimate = estimate(request, input(Long.MAX_VALUE));

    assertThat(estimate.steps(BudgetUnit.TOKENS)).isEqualTo(Long.MAX_VALUE);
    assertThat(estimate.steps(BudgetUnit.USD)).isPositive();
    assertThat(estimate.withOutput(Long.MAX_VALUE).steps(BudgetUnit.USD)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai/gpt-4o", "openai/gpt-5", "openai/o3", "anthropic/claude-sonnet-4-5"})
  void bundledPrices_neverCostMoreThanTheBound(String name) {
    long seed = 20261015;
    Random random = new Random(seed);
    PriceBook bundled = PriceBooks.bundled();
    Estimator bound = new Estimator(bundled, HoldSettings.DEFAULT);
    String provider = name.substring(0, name.indexOf('/'));
    String model = name.substring(name.indexOf('/') + 1);
    for (int i = 0; i < 300; i++) {
      long input = random.nextInt(400_000);
      long output = random.nextInt(30_000);
      long cached = (long) (input * random.nextDouble());
      long written = (long) ((input - cached) * random.nextDouble());
      Usage usage =
          Usage.builder()
              .add(UsageUnit.INPUT_TOKENS, input)
              .add(UsageUnit.CACHE_READ_TOKENS, cached)
              .add(UsageUnit.CACHE_WRITE_TOKENS, written)
              .add(UsageUnit.OUTPUT_TOKENS, output)
              .add(UsageUnit.OUTPUT_REASONING_TOKENS, random.nextInt((int) output + 1))
              .build();
      Money cost =
          CostCalculator.create()
              .calculate(bundled, PriceQuery.of(provider, model, AT), usage, null)
              .total();
      ModelRequest request = ModelRequest.builder(provider, model).maxOutputTokens(output).build();

      long held = bound.atMost(request, input(input), AT).steps(BudgetUnit.USD);

      assertThat(cost).as("seed %s, %s", seed, usage).isNotNull();
      assertThat(BudgetUnit.USD.stepsUp(cost))
          .as("seed %s, %s", seed, usage)
          .isLessThanOrEqualTo(held);
    }
  }

  @Test
  void deployment_isHeldAtThePriceOfItsModel() {
    Agreement mapped =
        Agreement.builder()
            .deployment(new Deployment("azure", "filed", "gpt-5.4", null, null))
            .build();
    Estimator azure =
        new Estimator(PriceBooks.agreed(PriceBooks.bundled(), mapped), HoldSettings.DEFAULT);
    ModelRequest.Builder request =
        ModelRequest.builder("azure.ai.openai", "filed").maxOutputTokens(0);
    ModelRequest stated =
        ModelRequest.builder("azure.ai.openai", "stated")
            .maxOutputTokens(0)
            .deployments(
                Deployments.none()
                    .with(new Deployment("azure", "stated", "gpt-5.4", "datazone", "eu")))
            .build();

    assertThat(azure.atMost(request.build(), Usage.ofTokens(1_000_000, 0), AT).picos())
        .isEqualTo(5_000_000_000_000L); // beyond 272,000 tokens at twice the price
    assertThat(azure.atMost(stated, Usage.ofTokens(100_000, 0), AT).picos())
        .isEqualTo(275_000_000_000L);
  }
}
