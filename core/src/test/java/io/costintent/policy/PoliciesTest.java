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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static final Instant END = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void experimentEnds_letsRunUntilTheEnd() {
    ExperimentEnds policy =
        ExperimentEnds.builder().end("exp-7", END).enforce().build(() -> END.minusNanos(1));

    assertThat(policy.decide(of("exp-7"))).isEqualTo(Decision.proceed());
  }

  @Test
  void experimentEnds_deniesFromTheEndOn() {
    ExperimentEnds policy = ExperimentEnds.builder().end("exp-7", END).enforce().build(() -> END);

    Decision decision = policy.decide(of("exp-7"));

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    ExperimentEndedException denial =
        (ExperimentEndedException) ((Decision.Deny) decision).denial();
    assertThat(denial.experiment()).isEqualTo("exp-7");
    assertThat(denial.endedAt()).isEqualTo(END);
    assertThat(denial.policy()).isEqualTo(policy.name());
    assertThat(denial)
        .hasMessage(
            "experiment exp-7 ended at 2026-10-01T00:00:00Z; give it a later end, or make what it"
                + " found production");
  }

  @Test
  void experimentEnds_warnsUnlessEnforcing() {
    ExperimentEnds policy = ExperimentEnds.builder().end("exp-7", END).build(() -> END);

    assertThat(policy.decide(of("exp-7")).value()).isEqualTo("warn");
    assertThat(policy.decide(of("exp-8"))).isEqualTo(Decision.proceed());
    assertThat(policy.decide(new PlannedCall(CostIntent.none(), "openai", "gpt-4o", "chat")))
        .isEqualTo(Decision.proceed());
  }

  @Test
  void smallerModels_replacesByTheFirstRuleThatMatches() {
    SmallerModels policy =
        SmallerModels.builder()
            .replace(IntentKey.PURPOSE, "experiment", "GPT-4o", "gpt-4o-mini")
            .replaceOtherwise("gpt-4o", "gpt-4.1")
            .build();

    Decision experiment = policy.decide(of("exp-7"));
    Decision production =
        policy.decide(
            new PlannedCall(
                CostIntent.builder().purpose(Purpose.PRODUCTION).build(),
                "openai",
                "gpt-4o",
                "chat"));

    assertThat(experiment)
        .isEqualTo(
            new Decision.Degrade(
                "gpt-4o-mini", "for purpose experiment use gpt-4o-mini instead of gpt-4o"));
    assertThat(production)
        .isEqualTo(new Decision.Degrade("gpt-4.1", "for any call use gpt-4.1 instead of gpt-4o"));
  }

  @Test
  void smallerModels_leavesOtherModels() {
    SmallerModels policy = SmallerModels.builder().replaceOtherwise("gpt-5", "gpt-5-mini").build();

    assertThat(policy.decide(of("exp-7"))).isEqualTo(Decision.proceed());
    assertThatIllegalArgumentException().isThrownBy(() -> SmallerModels.builder().build());
  }

  @Test
  void budgetDenial_saysWhatADeveloperNeeds() {
    BudgetDeniedException denial = new BudgetExhaustedException(denial());

    assertThat(denial)
        .hasMessage(
            "budget exhausted: budget search (team=search): 0.5 USD asked for, limit 10 USD,"
                + " settled 9.75, reserved 0.25, resets at 2026-10-01T00:00:00Z, retry after"
                + " PT30S; top it up (owner: ana)");
    assertThat(denial.policy()).isEqualTo("budget");
    assertThat(denial.denial().windowStart()).isEqualTo(END.minusSeconds(60));
    assertThat(denial.denial().budget()).isEqualTo("search");
    assertThat(denial.denial().scope()).isEqualTo("team=search");
    assertThat(denial.denial().unit()).isEqualTo("USD");
    assertThat(denial.denial().limit()).isEqualTo(BigDecimal.TEN);
    assertThat(denial.denial().settled()).isEqualTo(new BigDecimal("9.75"));
    assertThat(denial.denial().reserved()).isEqualTo(new BigDecimal("0.25"));
    assertThat(denial.denial().requested()).isEqualTo(new BigDecimal("0.5"));
    assertThat(denial.denial().resetsAt()).isEqualTo(END);
    assertThat(denial.denial().retryAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(denial.denial().remedy()).isEqualTo("top it up");
    assertThat(denial.denial().owner()).isEqualTo("ana");
  }

  @Test
  void budgetDenial_survivesSerialization() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new BudgetContendedException(denial()));
    }

    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(((BudgetDeniedException) read).denial().toString()).isEqualTo(denial().toString());
  }

  @Test
  void callsKilled_saysWhoAndWhy() {
    CallsKilledException denial =
        new CallsKilledException("team=search", "runaway agent", "ana", END);

    assertThat(denial)
        .hasMessage(
            "calls of team=search are stopped since 2026-10-01T00:00:00Z: runaway agent; ask ana"
                + " to let them run again");
    assertThat(denial.scope()).isEqualTo("team=search");
    assertThat(denial.reason()).isEqualTo("runaway agent");
    assertThat(denial.by()).isEqualTo("ana");
    assertThat(denial.at()).isEqualTo(END);
  }

  private static BudgetDenial denial() {
    return BudgetDenial.builder("search", "team=search", "USD", BigDecimal.TEN)
        .used(new BigDecimal("9.75"), new BigDecimal("0.25"))
        .requested(new BigDecimal("0.5"))
        .window(END.minusSeconds(60), END)
        .retryAfter(Duration.ofSeconds(30))
        .remedy("top it up", "ana")
        .build();
  }

  private static PlannedCall of(String experiment) {
    return new PlannedCall(
        CostIntent.builder().experiment(experiment).build(), "openai", "gpt-4o", "chat");
  }
}
