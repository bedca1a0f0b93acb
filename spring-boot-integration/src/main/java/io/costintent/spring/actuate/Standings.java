/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.hold.BudgetBalances.Standing;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.telemetry.PriceSign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How budgets and prices stand, as plain values. Thread-safe. */
final class Standings {
  private final CostTracking tracking;

  Standings(CostTracking tracking) {
    this.tracking = tracking;
  }

  List<Map<String, Object>> budgets() {
    List<Map<String, Object>> budgets = new ArrayList<>();
    tracking.budgetStandings().forEach(standing -> budgets.add(describe(standing)));
    return budgets;
  }

  private static Map<String, Object> describe(Standing standing) {
    Budget budget = standing.budget().budget();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", budget.id());
    put(all, "scope", standing.budget().scope());
    all.put("mode", budget.mode().name().toLowerCase(Locale.ROOT));
    all.put("unit", budget.unit().text());
    all.put("limit", amount(budget, standing.limit()));
    all.put("settled", amount(budget, standing.balance().settled()));
    all.put("reserved", amount(budget, standing.balance().reserved()));
    all.put("remaining", amount(budget, standing.remaining()));
    all.put("utilization", standing.utilization());
    all.put("window", standing.window().key().id());
    put(all, "resetsAt", text(standing.window().end()));
    return all;
  }

  private static String amount(Budget budget, long steps) {
    return budget.unit().amount(steps).toPlainString();
  }

  boolean isBudgetStoreDegraded() {
    return tracking.isBudgetStoreDegraded();
  }

  /** The signs that prices may be out of date. */
  Set<PriceSign> signs() {
    return tracking.priceSigns();
  }

  /** What the price book says of itself; empty when tracking is off. */
  Map<String, Object> prices() {
    PriceBookStatus status = tracking.priceBookStatus();
    Map<String, Object> all = new LinkedHashMap<>();
    if (status == null) {
      return all;
    }
    all.put("book", status.label());
    put(all, "generatedAt", text(status.generatedAt()));
    Duration age = status.age(tracking.time().instant());
    if (age != null) {
      all.put("ageDays", age.toDays());
    }
    all.put("models", status.models());
    all.put("signs", signs().stream().map(PriceSign::code).toList());
    put(all, "lastRefresh", text(status.lastRefresh()));
    put(all, "lastResult", status.lastResult());
    return all;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static void put(Map<String, Object> all, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      all.put(name, value);
    }
  }
}
