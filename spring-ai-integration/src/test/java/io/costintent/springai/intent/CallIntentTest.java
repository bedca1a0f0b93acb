/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntent;
import io.costintent.intent.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallIntentTest {
  @Test
  void wholeIntent_isRefinedBySingleKeys() {
    CostIntent stated = CostIntent.builder().team("support").feature("chat").build();

    CostIntent read =
        CallIntent.of(
            Map.of(CallIntent.PARAMETER, stated, "costintent.feature", "triage", "other", 1));

    assertThat(read).isEqualTo(CostIntent.builder().team("support").feature("triage").build());
  }

  @Test
  void valueThatAKeyCannotHave_isIgnored() {
    CostIntent read =
        CallIntent.of(
            Map.of(
                "costintent.purpose", "fun", "costintent.stage", "exploit", "costintent.team", ""));

    assertThat(read.purpose()).isEqualTo(Purpose.UNSPECIFIED);
    assertThat(read.stage()).isNotNull();
    assertThat(read.team()).isNull();
  }

  @Test
  void nothingStated_isNone() {
    assertThat(CallIntent.of(Map.of(CallIntent.PARAMETER, "support"))).isEqualTo(CostIntent.none());
  }
}
