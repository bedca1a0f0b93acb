/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
  private final Tally tally = new Tally();

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "12.0, 12",
    "1.2e3, 1200",
    "9223372036854775807, 9223372036854775807"
  })
  void count_acceptsWholeNumbers(String json, long count) {
    assertThat(tally.count(Bodies.parse(json))).isEqualTo(count);
    assertThat(tally.usage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "12.5",
        "1e999999999",
        "1e-999999999",
        "9223372036854775808",
        "'12'",
        "true",
        "{}"
      })
  void count_ofAnythingElseIsAbsentAndFlagged(String json) {
    JsonNode value = Bodies.parse(json);

    tally.add(UsageUnit.OUTPUT_TOKENS, value);
    tally.add(UsageUnit.INPUT_TOKENS, 1);

    assertThat(tally.usage())
        .isEqualTo(Usage.of(UsageUnit.INPUT_TOKENS, 1).with(UsageFlaw.INCONSISTENT));
  }

  @Test
  void count_ofNullOrMissingIsAbsent() {
    tally.add(UsageUnit.INPUT_TOKENS, Bodies.parse("null"));
    tally.add(UsageUnit.INPUT_TOKENS, Bodies.parse("{}").path("x"));

    assertThat(tally.usage()).isNull();
  }

  @Test
  void add_countsUnitsWithFractionsInSteps() {
    tally.add(UsageUnit.INPUT_AUDIO_SECONDS, Bodies.parse("0.25"));

    assertThat(tally.usage()).isEqualTo(Usage.of(UsageUnit.INPUT_AUDIO_SECONDS, 250));
  }

  @Test
  void usage_boundsPartsByTheirWholes() {
    tally.add(UsageUnit.INPUT_TOKENS, 10);
    tally.add(UsageUnit.CACHE_WRITE_TOKENS, 20);
    tally.add(UsageUnit.CACHE_WRITE_1H_TOKENS, 15);
    tally.add(UsageUnit.OUTPUT_TOKENS, 3);

    Usage usage = tally.usage();

    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_TOKENS)).isEqualTo(10);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_1H_TOKENS)).isEqualTo(10);
    assertThat(usage.quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(3);
    assertThat(usage.flaws()).containsExactly(UsageFlaw.INCONSISTENT);
  }

  @Test
  void usage_boundingKeepsOtherFlaws() {
    tally.add(UsageUnit.INPUT_TOKENS, 10);
    tally.add(UsageUnit.CACHE_READ_TOKENS, 20);
    tally.flaw(UsageFlaw.SIDE_WORK);

    assertThat(tally.usage().flaws())
        .containsExactlyInAnyOrder(UsageFlaw.SIDE_WORK, UsageFlaw.INCONSISTENT);
  }

  @Test
  void usage_flagsTokensBothReadAndWritten() {
    tally.add(UsageUnit.INPUT_TOKENS, 10);
    tally.add(UsageUnit.CACHE_READ_TOKENS, 6);
    tally.add(UsageUnit.CACHE_WRITE_TOKENS, 6);

    assertThat(tally.usage().flaws()).containsExactly(UsageFlaw.INCONSISTENT);
  }

  @Test
  void sum_isBoundedAndKnowsAbsence() {
    assertThat(Tally.sum(1, Tally.ABSENT, 2)).isEqualTo(3);
    assertThat(Tally.sum(Tally.ABSENT, Tally.ABSENT)).isEqualTo(Tally.ABSENT);
    assertThat(Tally.sum(Long.MAX_VALUE, 5)).isEqualTo(Long.MAX_VALUE);
  }
}
