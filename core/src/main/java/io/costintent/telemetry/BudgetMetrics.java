/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.budget.BudgetUnit;
import io.costintent.budget.hold.BudgetBalances.Standing;
import io.costintent.budget.hold.BudgetGate;
import io.costintent.budget.hold.HoldCounts;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How budgets stand, and what they did to calls.
 *
 * <p>Collecting asks the store, on the collector's thread. At most 500 counters are shown.
 *
 * @since 0.1
 */
public final class BudgetMetrics {
  private static final int MAX_COUNTERS = 500;

  /** Of unit 1 Prometheus would say that it is a ratio. */
  private static final String AMOUNT = "{amount}";

  private final BudgetGate gate;
  private final MetricForm form;
  private final ObservableDoubleMeasurement utilization;
  private final ObservableDoubleMeasurement limit;
  private final ObservableDoubleMeasurement settled;
  private final ObservableDoubleMeasurement reserved;
  private final ObservableDoubleMeasurement remaining;
  private final ObservableLongMeasurement resetsAt;
  private final ObservableLongMeasurement events;
  private final ObservableLongMeasurement holds;
  private final ObservableLongMeasurement degraded;

  /** Registers the instruments, and returns what unregisters them. */
  public static Runnable register(Meter meter, BudgetGate gate, MetricForm form) {
    BudgetMetrics metrics = new BudgetMetrics(meter, gate, form);
    BatchCallback callback =
        meter.batchCallback(
            metrics::observe,
            metrics.utilization,
            metrics.limit,
            metrics.settled,
            metrics.reserved,
            metrics.remaining,
            metrics.resetsAt,
            metrics.events,
            metrics.holds,
            metrics.degraded);
    return callback::close;
  }

  private BudgetMetrics(Meter meter, BudgetGate gate, MetricForm form) {
    this.gate = gate;
    this.form = form;
    this.utilization =
        gauge(meter, "utilization", "Share of a budget's limit that is settled or reserved")
            .buildObserver();
    this.limit =
        gauge(meter, "limit", "What calls may come to in a window, top-ups included")
            .setUnit(AMOUNT)
            .buildObserver();
    this.settled =
        gauge(meter, "settled", "What calls took in the window").setUnit(AMOUNT).buildObserver();
    this.reserved =
        gauge(meter, "reserved", "What is held for calls under way")
            .setUnit(AMOUNT)
            .buildObserver();
    this.remaining =
        gauge(meter, "remaining", "What is left until the limit").setUnit(AMOUNT).buildObserver();
    this.resetsAt =
        gauge(meter, "resets_at", "When the next window begins, in unix time")
            .ofLongs()
            .setUnit("s")
            .buildObserver();
    this.events =
        meter
            .counterBuilder("costintent.budget.events")
            .setUnit("{event}")
            .setDescription("What budgets did to calls, and what they could not know")
            .buildObserver();
    this.holds =
        gauge(meter, "holds", "Calls that hold something of a budget")
            .ofLongs()
            .setUnit("{hold}")
            .buildObserver();
    this.degraded =
        gauge(meter, "store.degraded", "1 while the store of budgets gives no answer, else 0")
            .ofLongs()
            .setUnit("{state}")
            .buildObserver();
  }

  private static DoubleGaugeBuilder gauge(Meter meter, String name, String description) {
    return meter.gaugeBuilder("costintent.budget." + name).setUnit("1").setDescription(description);
  }

  private void observe() {
    List<Standing> standings = gate.standings();
    standings.stream().limit(MAX_COUNTERS).forEach(this::observe);
    for (Map.Entry<HoldCounts.Key, Long> count : gate.counts().all().entrySet()) {
      events.record(count.getValue(), attributes(count.getKey()));
    }
    holds.record(gate.openHolds());
    degraded.record(gate.isDegraded() ? 1 : 0);
  }

  private void observe(Standing standing) {
    BudgetUnit unit = standing.budget().budget().unit();
    AttributesBuilder builder =
        Attributes.builder()
            .put(CostAttributes.BUDGET_ID, standing.budget().budget().id())
            .put(CostAttributes.BUDGET_UNIT, unit.text().replace(' ', '_'));
    if (!standing.budget().scope().isEmpty()) {
      builder.put(CostAttributes.BUDGET_SCOPE, standing.budget().scope());
    }
    Attributes attributes = form.complete(builder.build(), List.of(CostAttributes.BUDGET_SCOPE));
    utilization.record(standing.utilization(), attributes);
    limit.record(amount(unit, standing.limit()), attributes);
    settled.record(amount(unit, standing.balance().settled()), attributes);
    reserved.record(amount(unit, standing.balance().reserved()), attributes);
    remaining.record(amount(unit, standing.remaining()), attributes);
    Instant end = standing.window().end();
    if (end != null) {
      resetsAt.record(end.getEpochSecond(), attributes);
    }
  }

  private static double amount(BudgetUnit unit, long steps) {
    return unit.amount(steps).doubleValue();
  }

  private Attributes attributes(HoldCounts.Key key) {
    AttributesBuilder builder =
        Attributes.builder()
            .put(CostAttributes.BUDGET_EVENT, key.event().name().toLowerCase(Locale.ROOT));
    if (!key.budget().isEmpty()) {
      builder.put(CostAttributes.BUDGET_ID, key.budget());
    }
    if (!key.detail().isEmpty()) {
      builder.put(CostAttributes.BUDGET_EVENT_DETAIL, key.detail());
    }
    return form.complete(
        builder.build(), List.of(CostAttributes.BUDGET_ID, CostAttributes.BUDGET_EVENT_DETAIL));
  }
}
