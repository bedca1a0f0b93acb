/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.Applications;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendTallyTest {
  private final SpendTally tally = new SpendTally();
  private final CostTracking tracking =
      CostTracking.builder().environment(Map.of(), Map.of()).listener(tally).build();

  @Test
  void valuesBeyondTheBound_areAddedUpAsOthers() {
    for (int i = 0; i < 250; i++) {
      IntentContext.run(Applications.team("team-" + i), () -> Applications.call(tracking));
    }

    Map<String, Object> byTeam = tally.by("team");
    assertThat((Map<?, ?>) byTeam.get("values")).hasSize(200);
    assertThat(byTeam.get("callsAmongOthers")).isEqualTo(50L);
    assertThat(byTeam.get("others"))
        .hasToString(
            "{cost={USD=0.175}, calls=50, unpriced=0, denied=0, inputTokens=50000, outputTokens=5000}");
    assertThat(tally.total().get("cost")).hasToString("{USD=0.875}");
  }

  @Test
  void callsWithoutAnIntent_countAsNotSaid() {
    Applications.call(tracking);

    assertThat(((Map<?, ?>) tally.by("tenant").get("values")).containsKey("")).isTrue();
  }

  @Test
  void unknownKey_isNothing() {
    assertThat(tally.by("teem")).isNull();
    assertThat(tally.by("cost-center")).isNotNull();
    assertThat(SpendTally.keys()).contains("team", "experiment.id", "provider", "model");
  }
}
