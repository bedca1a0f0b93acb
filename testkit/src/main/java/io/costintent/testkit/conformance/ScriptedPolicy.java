/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import java.util.function.Function;

/**
 * A policy that does what a test says.
 *
 * @param decision what it decides
 */
record ScriptedPolicy(Function<PlannedCall, Decision> decision) implements CallPolicy {
  static CallPolicy deciding(Decision decision) {
    return new ScriptedPolicy(call -> decision);
  }

  static CallPolicy failing(Runnable failure) {
    return new ScriptedPolicy(call -> {
      failure.run();
      return Decision.proceed();
    });
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Decision decide(PlannedCall call) {
    return decision.apply(call);
  }
}
