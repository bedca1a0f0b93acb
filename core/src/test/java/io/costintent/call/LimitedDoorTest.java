/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static io.costintent.call.Recorded.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.intent.CostIntent;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls of doors that cannot hold a call back, or that leave budgets to the calls below. */
class LimitedDoorTest {
  private static final CallDeniedException DENIAL = new CallDeniedException("test", "spent");

  private final Recorded recorded = new Recorded();
  private final List<CallRecord> charged = new ArrayList<>();
  private final ModelCallHandler budgeted = recorded.builder().gate(new ExhaustedBudget()).build();

  private static ModelRequest.Builder gpt4o() {
    return ModelRequest.builder("openai", "gpt-4o");
  }

  @Test
  void start_policyThatDeniesIsSaidWhereTheDoorCannotHoldBack() {
    ModelCallHandler denying = recorded.builder().policy(new DenyAll()).build();

    denying.start(gpt4o().deniable(false).build()).end(response("r1"));

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(recorded.only().isBilled()).isTrue();
    assertThat(recorded.only().decision()).isEqualTo(new Decision.WouldDeny("spent"));
  }

  @Test
  void start_exhaustedBudgetIsChargedWhereTheDoorCannotHoldBack() {
    budgeted.start(gpt4o().deniable(false).build()).end(response("r1"));

    assertThat(recorded.only().decision().value()).isEqualTo("would_deny");
    assertThat(charged).containsExactly(recorded.only());
  }

  @Test
  void start_exhaustedBudgetDeniesOtherDoors() {
    assertThatThrownBy(() -> budgeted.start(gpt4o().build())).isSameAs(DENIAL);
    assertThat(charged).isEmpty();
  }

  @Test
  void start_budgetIsAskedByTheEnclosedCallOnly() {
    ModelCall outer = budgeted.start(gpt4o().enclosing(true).build());

    outer.run(() -> {
      assertThatThrownBy(() -> budgeted.start(gpt4o().build())).isSameAs(DENIAL);
      return outer;
    });
    outer.end(null);

    assertThat(recorded.records)
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.DENIED, CallEnding.COMPLETED);
    assertThat(recorded.records.get(1).isBilled()).isFalse();
    assertThat(charged).isEmpty();
  }

  @Test
  void end_enclosingCallThatEnclosedNoneIsCharged() {
    budgeted.start(gpt4o().enclosing(true).build()).end(response("r1"));

    assertThat(charged).containsExactly(recorded.only());
  }

  @Test
  void withModel_keepsWhatTheDoorCannotDo() {
    ModelRequest other = gpt4o().deniable(false).enclosing(true).build().withModel("gpt-4o-mini");

    assertThat(other.isDeniable()).isFalse();
    assertThat(other.isEnclosing()).isTrue();
  }

  private static final class DenyAll implements CallPolicy {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Deny(DENIAL);
    }
  }

  private final class ExhaustedBudget implements CallGate {
    @Override
    public Admission admit(
        CostIntent intent,
        ModelRequest request,
        Supplier<? extends @Nullable Usage> atMost,
        @Nullable Grant enclosing) {
      return new Admission(new Decision.Deny(DENIAL), request, null, null);
    }

    @Override
    public void charge(CallRecord record) {
      charged.add(record);
    }
  }
}
