/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.KillSwitch;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.CallsKilledException;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import java.util.List;

/**
 * Stops the calls that somebody {@linkplain BudgetStore#kill stopped} in the store, on all JVMs
 * that share it. Thread-safe.
 *
 * @since 0.1
 */
public final class KillSwitches implements CallPolicy {
  private final BudgetStore store;

  /** Creates the policy that looks at the switches of {@code store}, without I/O. */
  public KillSwitches(BudgetStore store) {
    this.store = requireNonNull(store, "store");
  }

  @Override
  public String name() {
    return "kill-switch";
  }

  @Override
  public Decision decide(PlannedCall call) {
    List<KillSwitch> switches = store.killSwitches();
    for (int i = 0; i < switches.size(); i++) {
      KillSwitch one = switches.get(i);
      if (one.value().equals(call.intent().value(one.key()))) {
        return new Decision.Deny(
            new CallsKilledException(
                one.key().path() + '=' + one.value(), one.reason(), one.by(), one.at()));
      }
    }
    return Decision.proceed();
  }
}
