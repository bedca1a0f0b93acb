/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CostExplanationTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  @Test
  void explain_readsLikeAnInvoice() {
    PriceQuery query = PriceQuery.builder("anthropic", "claude-opus-5", AT).region("us").build();
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_250_000)
            .add(UsageUnit.CACHE_READ_TOKENS, 1_000_000)
            .add(UsageUnit.OUTPUT_TOKENS, 2_000)
            .add(UsageUnit.OUTPUT_REASONING_TOKENS, 1_500)
            .add(UsageUnit.WEB_SEARCHES, 3)
            .build();

    Cost cost =
        CostCalculator.create().calculate(PriceBooks.bundled(), query, usage, Money.usd("2.01"));

    assertThat(cost.explain())
        .isEqualTo(
            """
            anthropic/claude-opus-5 (match: exact), price book bundled 2026.09.23-1
              input_tokens         250,000  x 5.00 USD per 1M x 1.1   = 1.375 USD  [genai 2026-09-23]
              cache_read_tokens  1,000,000  x 0.50 USD per 1M x 1.1   = 0.55 USD   [genai 2026-09-23]
              output_tokens          2,000  x 25.00 USD per 1M x 1.1  = 0.055 USD  [genai 2026-09-23]
              web_searches               3  x 10.00 USD per 1k        = 0.03 USD   [genai 2026-09-23]
              of which 1500 output_reasoning_tokens at the price of output_tokens
            total 2.01 USD (reported)
            reported 2.01 USD, computed 2.01 USD, delta 0 USD
            """);
  }

  @Test
  void explain_namesMinimumsAndRounding() {
    PriceQuery whisper = PriceQuery.of("groq", "whisper-large-v3-turbo", AT);
    PriceQuery flex = PriceQuery.builder("openai", "gpt-5.4", AT).servedServiceTier("flex").build();
    Usage cached =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000)
            .add(UsageUnit.CACHE_READ_TOKENS, 1_000)
            .build();
    CostCalculator calculator = CostCalculator.create();

    Cost minimum =
        calculator.calculate(
            PriceBooks.bundled(), whisper, Usage.of(UsageUnit.AUDIO_SECONDS, 250), null);
    Cost rounded = calculator.calculate(PriceBooks.bundled(), flex, cached, null);

    assertThat(minimum.explain()).contains("0.25  x 0.04 USD per 3600", "the minimum of 10");
    assertThat(rounded.explain()).contains("0.13 USD per 1M", "rounded by the publisher");
    assertThat(minimum.lines().get(0)).hasToString("audio_seconds 0.25 = 0.00011111111111111111");
  }
}
