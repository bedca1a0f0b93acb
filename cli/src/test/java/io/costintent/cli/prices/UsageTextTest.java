/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTextTest {
  @ParameterizedTest
  @CsvSource({
    "input, input_tokens",
    "output_tokens, output_tokens",
    "cached, cache_read_tokens",
    "cache_write_1h, cache_write_1h_tokens",
    "reasoning, output_reasoning_tokens",
    "Cache-Read, cache_read_tokens",
    "images, output_images",
    "web_searches, web_searches"
  })
  void unit_hasShortNames(String written, String unit) {
    Usage usage = UsageText.parse(written + "=7");

    assertThat(usage).isEqualTo(Usage.of(UsageUnit.of(unit), 7));
  }

  @Test
  void quantities_areInUnitsNotInSteps() {
    Usage usage = UsageText.parse("seconds=12.5, input=1_000");

    assertThat(usage.quantity(UsageUnit.AUDIO_SECONDS)).isEqualTo(12_500);
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "input; expected: unit=quantity",
        "=5; expected: unit=quantity",
        "input=1,; expected: unit=quantity",
        "input=1.5; input_tokens=1.5 (expected: a number >= 0 without fraction)",
        "input=-1; expected: a number >= 0",
        "input=many; expected: a number >= 0",
        "input=99999999999999999999; expected: a number >= 0",
        "seconds=0.0001; with at most 3 decimals",
        "outptu=3; unit outptu (did you mean output?)",
        "zzzzzzzz=3; expected: one of"
      })
  void mistakes_areExplained(String text, String message) {
    assertThatThrownBy(() -> UsageText.parse(text)).hasMessageContaining(message);
  }
}
