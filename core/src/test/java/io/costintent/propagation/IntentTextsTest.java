/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntent;
import io.costintent.intent.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentTextsTest {
  @Test
  void read_returnsTheIntentThatWasWritten() {
    CostIntent intent =
        CostIntent.builder()
            .team("support")
            .purpose(Purpose.EXPERIMENT)
            .experiment("e1")
            .outcome("ticket", "42")
            .label("squad", "blue")
            .build();

    assertThat(IntentTexts.read(IntentTexts.of(intent))).isEqualTo(intent);
    assertThat(IntentTexts.of(CostIntent.none())).isEmpty();
    assertThat(IntentTexts.read(Map.of())).isSameAs(CostIntent.none());
  }

  @Test
  void read_whatANewerVersionSaysIsLeftOut() {
    assertThat(IntentTexts.read(Map.of("team", "support", "star_sign", "libra")))
        .isEqualTo(CostIntent.builder().team("support").build());
  }
}
