/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.call.CallGate.Admission;
import io.costintent.intent.CostIntent;
import io.costintent.internal.Guard;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.usage.Usage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the policies about a call, and then the gate, which costs more. Thread-safe. */
final class Admissions {
  private final CallPolicy[] policies;
  private final @Nullable CallGate gate;

  Admissions(List<CallPolicy> policies, @Nullable CallGate gate) {
    this.policies = policies.toArray(CallPolicy[]::new);
    this.gate = gate;
  }

  Admission decide(
      CostIntent intent,
      ModelRequest asked,
      Supplier<? extends @Nullable Usage> atMost,
      @Nullable TrackedCall outer) {
    Decision wanted = policies.length == 0 ? Decision.proceed() : ask(intent, asked);
    Decision decision = possible(wanted, asked);
    ModelRequest request =
        decision instanceof Decision.Degrade degrade ? asked.withModel(degrade.model()) : asked;
    if (gate == null || request.isEnclosing() || decision instanceof Decision.Deny) {
      return new Admission(decision, request, null, null);
    }
    CallGate asks = gate;
    Admission admission =
        Guard.get(
            "budgets",
            () -> asks.admit(intent, request, atMost, outer == null ? null : outer.grant()),
            null);
    if (admission == null) {
      return new Admission(decision, request, null, null);
    }
    Decision of = possible(admission.decision(), request);
    return new Admission(
        of.strictness() >= decision.strictness() ? of : decision,
        admission.request(),
        admission.grant(),
        admission.tightest());
  }

  /** What is left of a decision that the door of a call cannot carry out. */
  private static Decision possible(Decision decision, ModelRequest request) {
    if (decision instanceof Decision.Degrade degrade && !request.isChangeableTo(degrade.model())) {
      return new Decision.WouldDegrade(degrade.model(), degrade.reason());
    }
    if (decision instanceof Decision.Deny deny && !request.isDeniable()) {
      return new Decision.WouldDeny(String.valueOf(deny.denial().getMessage()));
    }
    return decision;
  }

  private Decision ask(CostIntent intent, ModelRequest request) {
    PlannedCall planned =
        new PlannedCall(intent, request.provider(), request.model(), request.operation());
    Decision strictest = Decision.proceed();
    for (CallPolicy policy : policies) {
      Decision decision =
          Guard.get(
              "policy",
              () -> requireNonNull(policy.decide(planned), "decision"),
              Decision.proceed());
      strictest = decision.strictness() > strictest.strictness() ? decision : strictest;
    }
    return strictest;
  }

  /** Settles what a call held, or charges one that bills and holds nothing. */
  void settle(CallRecord record, CallGate.@Nullable Grant grant, long chunks) {
    if (gate == null || record.ending() == CallEnding.DENIED) {
      return;
    }
    Guard.run(
        "budgets",
        () -> {
          boolean held = grant != null && grant.end(record, chunks);
          if (!held && record.isBilled()) {
            gate.charge(record);
          }
        });
  }
}
