/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.Purpose;
import org.junit.jupiter.api.Test;

class ApprovedModelsTest {
  private final ApprovedModels.Builder rules =
      ApprovedModels.builder()
          .allow(IntentKey.PURPOSE, "experiment", "gpt-4o-mini", "claude-haiku-4-5")
          .allow(IntentKey.TEAM, "research", "gpt-5");

  @Test
  void decide_approvedModelProceeds() {
    Decision decision = rules.enforce().build().decide(experiment("GPT-4o-mini"));

    assertThat(decision).isEqualTo(Decision.proceed());
  }

  @Test
  void decide_otherModelIsDeniedWithTheRemedy() {
    Decision decision = rules.enforce().build().decide(experiment("gpt-5"));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Deny.class,
            deny -> {
              assertThat(deny.denial())
                  .hasMessage(
                      "model: gpt-5 is not approved for purpose experiment"
                          + " (expected: one of claude-haiku-4-5, gpt-4o-mini)");
              assertThat(deny.denial().policy()).isEqualTo("approved-models");
            });
  }

  @Test
  void decide_withoutEnforceOnlySaysSo() {
    Decision decision = rules.build().decide(experiment("gpt-5"));

    assertThat(decision).isInstanceOf(Decision.WouldDeny.class);
    assertThat(decision.value()).isEqualTo("would_deny");
  }

  @Test
  void decide_firstMatchingRuleDecides() {
    CostIntent both = CostIntent.builder().team("research").purpose(Purpose.EXPERIMENT).build();

    Decision decision =
        rules.enforce().build().decide(new PlannedCall(both, "openai", "gpt-5", "chat"));

    assertThat(decision).isInstanceOf(Decision.Deny.class);
  }

  @Test
  void decide_noRuleMatchesProceeds() {
    PlannedCall call = new PlannedCall(CostIntent.none(), "openai", "anything", "chat");

    assertThat(rules.enforce().build().decide(call)).isEqualTo(Decision.proceed());
    assertThat(rules.allowOtherwise("gpt-4o").build().decide(call))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void build_withoutRulesIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApprovedModels.builder().build())
        .withMessage("rules: none (expected: at least one)");
  }

  @Test
  void strictness_ordersDecisions() {
    Decision deny = new Decision.Deny(new CallDeniedException("p", "m"));

    assertThat(
            java.util.List.of(
                Decision.proceed().strictness(),
                new Decision.Warn("r").strictness(),
                new Decision.WouldDegrade("m", "r").strictness(),
                new Decision.WouldDeny("r").strictness(),
                new Decision.Cap(10, "r").strictness(),
                new Decision.Degrade("m", "r").strictness(),
                deny.strictness()))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(new Decision.Degrade("m", "r").value()).isEqualTo("degrade");
    assertThat(deny.value()).isEqualTo("deny");
    assertThat(Decision.proceed().value()).isEqualTo("allow");
  }

  private static PlannedCall experiment(String model) {
    return new PlannedCall(
        CostIntent.builder().purpose(Purpose.EXPERIMENT).build(), "openai", model, "chat");
  }
}
