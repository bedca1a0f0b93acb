/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.budget.hold.BudgetBalances;
import io.costintent.budget.hold.BudgetGate;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.telemetry.PriceHealth;
import io.costintent.telemetry.PriceSign;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How prices and budgets of a tracking stand.
 *
 * @param gate null without budgets
 */
record Standing(Supplier<PriceBookStatus> prices, PriceHealth health, @Nullable BudgetGate gate) {
  Set<PriceSign> signs(Instant now) {
    health.look(now);
    return health.signs();
  }

  List<BudgetBalances.Standing> budgets() {
    return gate == null ? List.of() : gate.standings();
  }

  boolean isStoreDegraded() {
    return gate != null && gate.isDegraded();
  }
}
