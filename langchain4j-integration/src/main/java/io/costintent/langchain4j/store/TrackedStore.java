/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.store;

import io.costintent.CostTracking;
import io.costintent.call.Charge;
import io.costintent.call.Guarded;
import io.costintent.call.HeldCharge;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Stands in for a store or a retriever and records its operations. */
final class TrackedStore extends Forwarding {
  private final CostTracking tracking;
  private final StoreOperations operations;

  TrackedStore(Object target, CostTracking tracking, StoreOperations operations) {
    super(new Methods(), target);
    this.tracking = tracking;
    this.operations = operations;
  }

  /** An operation that leads to another is one. */
  @Override
  protected boolean runsDefault(Method method) {
    return operations.before(method) == null;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Charge before = operations.before(method);
    if (before == null) {
      return forward(method, arguments);
    }
    try (HeldCharge held = tracking.hold(before)) {
      Object answer = forward(method, arguments);
      Object[] given = arguments == null ? new Object[0] : arguments;
      held.settle(
          Guarded.get("charge of a store", () -> operations.after(before, given, answer), before));
      return answer;
    }
  }
}
