/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.money.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadersTest {
  private static final String COST = "x-litellm-response-cost";

  @Test
  void liteLlm_saysWhatTheCallCosts() {
    assertThat(cost(Map.of(COST, "5.85e-06", COST + "-original", "1.0")))
        .isEqualTo(Money.usd("0.00000585"));
  }

  /** LiteLLM 1.98 leaves out the total where nothing was taken off or put on. */
  @Test
  void liteLlm_leavesOutATotalThatIsTheOriginal() {
    assertThat(cost(Map.of(COST + "-original", "0.0042"))).isEqualTo(Money.usd("0.0042"));
    assertThat(
            cost(
                Map.of(
                    COST + "-original", "0.0042",
                    COST + "-discount-amount", "0.0",
                    COST + "-margin-amount", "0.0",
                    COST + "-margin-percent", "0.0")))
        .isEqualTo(Money.usd("0.0042"));
  }

  @Test
  void liteLlm_totalIsPutTogetherFromItsParts() {
    assertThat(
            cost(
                Map.of(
                    COST + "-original",
                    "0.10",
                    COST + "-discount-amount",
                    "0.005",
                    COST + "-margin-amount",
                    "0.019",
                    COST + "-margin-percent",
                    "0.2",
                    COST + "-input",
                    "0.09",
                    "x-litellm-key-spend",
                    "570.68")))
        .isEqualTo(Money.usd("0.114"));
  }

  /** A model without a price in the proxy's map is sent as 0. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "-1", "", "None", "1,5", "NaN", "0x10", "1e999", "5 USD"})
  void liteLlm_whatIsNoCostIsUnknown(String value) {
    assertThat(cost(Map.of(COST, value))).isNull();
    assertThat(cost(Map.of(COST + "-original", value))).isNull();
  }

  @Test
  void liteLlm_numberWithoutEndIsUnknown() {
    assertThat(cost(Map.of(COST, "1" + "0".repeat(100)))).isNull();
    assertThat(ResponseHeaders.liteLlm(name -> null)).isSameAs(ResponseFacts.unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", " true "})
  void azure_saysThatTheCallSpilledOver(String value) {
    assertThat(ResponseHeaders.azure(Map.of("x-ms-is-spilled-over", value)::get).conditions())
        .containsExactly(Map.entry("spillover", "true"));
  }

  @Test
  void azure_saysThatTheCallDidNotSpillOver() {
    assertThat(ResponseHeaders.azure(Map.of("x-ms-is-spilled-over", "false")::get))
        .isSameAs(ResponseFacts.unknown());
    assertThat(ResponseHeaders.azure(name -> null)).isSameAs(ResponseFacts.unknown());
  }

  private static Money cost(Map<String, String> headers) {
    return ResponseHeaders.liteLlm(headers::get).reportedCost();
  }
}
