/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.alert.BudgetAlerts;
import io.costintent.budget.hold.BudgetGate;
import io.costintent.budget.hold.HoldSettings;
import io.costintent.budget.hold.KillSwitches;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.ModelCallHandler;
import io.costintent.internal.Environment;
import io.costintent.pricing.PriceBook;
import io.costintent.telemetry.BudgetMetrics;
import io.costintent.telemetry.MetricForm;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a builder knows of budgets, until tracking is built. */
final class BudgetParts {
  final List<Budget> budgets = new ArrayList<>();
  final List<BudgetListener> listeners = new ArrayList<>();
  @Nullable BudgetStore store;
  @Nullable HoldSettings holds;
  private @Nullable BudgetGate gate;
  private @Nullable BudgetAlerts alerts;
  private @Nullable BudgetStore opened;

  /** Adds what budgets and the switches of their store do to calls. */
  void install(
      ModelCallHandler.Builder handler,
      Settings settings,
      PriceBook book,
      OpenTelemetry telemetry,
      Meter meter,
      InstantSource time,
      LongSupplier nanos) {
    List<Budget> all = new ArrayList<>(settings.budgets());
    all.addAll(budgets);
    BudgetStore kept = store == null ? open(settings.store()) : store;
    if (kept != null) {
      handler.policy(new KillSwitches(kept));
    }
    if (all.isEmpty()) {
      return;
    }
    BudgetStore counted = kept == null ? InMemoryBudgetStore.create(time) : kept;
    BudgetGate.Builder builder =
        BudgetGate.builder(BudgetSet.of(all), counted, book)
            .settings(holds == null ? settings.holds() : requireNonNull(holds))
            .nanos(nanos)
            .node(Environment.processId());
    listeners.forEach(builder::listener);
    BudgetAlerts told = settings.alerts().start(counted, telemetry, meter);
    if (told != null) {
      builder.listener(told);
      alerts = told;
    }
    BudgetGate built = builder.build();
    handler.gate(built);
    gate = built;
  }

  /** Opens the store that is configured, which is ours to close. */
  private @Nullable BudgetStore open(@Nullable Supplier<BudgetStore> configured) {
    opened = configured == null ? null : configured.get();
    return opened;
  }

  /** What holds budgets, or null when there are none. */
  @Nullable BudgetGate gate() {
    return gate;
  }

  /**
   * Registers the metrics of budgets, if there are any.
   *
   * @return what unregisters them, stops the alerts and closes a store that was opened here
   */
  Runnable register(@Nullable Meter meter, MetricForm form) {
    Runnable metrics =
        gate == null || meter == null ? () -> {} : BudgetMetrics.register(meter, gate, form);
    BudgetAlerts told = alerts;
    BudgetStore own = opened;
    return () -> {
      metrics.run();
      if (told != null) {
        told.close();
      }
      if (own != null) {
        own.close();
      }
    };
  }
}
