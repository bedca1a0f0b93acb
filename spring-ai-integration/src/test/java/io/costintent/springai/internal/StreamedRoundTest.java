/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import org.junit.jupiter.api.Test;

class StreamedRoundTest {
  private final StreamedRound first = new StreamedRound(null);
  private final StreamedRound second = new StreamedRound(first);

  private static ResponseFacts reports(long input, long output) {
    return ResponseFacts.builder().usage(Usage.ofTokens(input, output)).build();
  }

  private static Usage single(StreamedRound round, long input, long output, Usage inside) {
    return round.single(reports(input, output), input, inside).usage();
  }

  @Test
  void single_ofTheFirstRoundIsWhatItReports() {
    assertThat(single(first, 100, 10, null)).isEqualTo(Usage.ofTokens(100, 10));
  }

  @Test
  void single_ofALaterRoundIsWhatItReportsBeyondThoseBefore() {
    single(first, 100, 10, null);

    assertThat(single(second, 230, 15, null)).isEqualTo(Usage.ofTokens(130, 5));
  }

  @Test
  void single_aReportThatIsThatOfTheRoundInsideIsLeftToIt() {
    Usage inside = Usage.ofTokens(230, 15);

    assertThat(single(first, 230, 15, inside)).isNull();
    assertThat(single(second, 230, 15, null).flaws()).containsExactly(UsageFlaw.CUMULATIVE);
  }

  @Test
  void single_laterRoundsGoOnFromTheLastOneThatIsKnown() {
    single(first, 100, 10, null);
    assertThat(single(second, 300, 20, Usage.ofTokens(300, 20))).isNull();

    Usage third = single(new StreamedRound(second), 300, 20, null);

    assertThat(third.flaws()).containsExactly(UsageFlaw.CUMULATIVE);
    assertThat(third.with(UsageFlaw.CUMULATIVE))
        .isEqualTo(Usage.ofTokens(200, 10).with(UsageFlaw.CUMULATIVE));
  }

  @Test
  void single_ofARoundThatEndsBeforeTheOneAroundItCoversBoth() {
    assertThat(single(second, 230, 15, null).flaws()).containsExactly(UsageFlaw.CUMULATIVE);
    assertThat(single(first, 100, 10, null)).isNull();
  }
}
