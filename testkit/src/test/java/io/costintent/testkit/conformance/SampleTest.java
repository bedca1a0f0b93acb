/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTest {
  private final CostCalculator calculator = CostCalculator.create();

  @ParameterizedTest
  @MethodSource
  void cost_followsFromThePrices(Sample sample) {
    Usage.Builder usage = Usage.builder();
    sample.usage().forEach(usage::add);
    PriceQuery query =
        PriceQuery.builder(sample.provider(), ConformancePrices.MODEL, Instant.EPOCH).build();

    Cost cost = calculator.calculate(ConformancePrices.book(), query, usage.build(), null);

    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
    assertThat(cost.total()).isEqualTo(Money.usd(sample.cost()));
  }

  static Stream<Sample> cost_followsFromThePrices() {
    return Stream.of(
        Sample.openAi(),
        Sample.openAi().billedBy("azure.ai.openai"),
        Sample.openAiCompletions(),
        Sample.openAiEmbeddings(),
        Sample.openAiImages(),
        Sample.openAiSpeech(),
        Sample.openAiTranscriptions(),
        Sample.anthropic(),
        Sample.bedrock(),
        Sample.gemini(),
        Sample.cohere(),
        Sample.cohereEmbeddings(),
        Sample.cohereRerank(),
        Sample.dashScope(),
        Sample.dashScopeConversation(),
        Sample.dashScopeTotal("embeddings"),
        Sample.ollama(),
        Sample.ollamaCompletion(),
        Sample.ollamaEmbeddings());
  }
}
