/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.internal.Guard;
import io.costintent.internal.Worker;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches balances and tells people, each thing once: for a budget, a counter, a window and a rule
 * one of all users of the store tells it.
 *
 * <p>What it does on the thread of a call is to look whether there may be news. Everything else,
 * the store included, is on threads of its own. At most {@value #MAX_COUNTERS} counters are watched
 * at a time. Thread-safe.
 *
 * @since 0.1
 */
public final class BudgetAlerts implements BudgetListener, AutoCloseable {
  /** How many counters are watched at a time; news of others count as dropped. */
  public static final int MAX_COUNTERS = 2_000;

  private static final String WATCH = "watch";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration CLAIM_OF_ENDLESS_WINDOW = Duration.ofDays(400);

  private final BudgetStore store;
  private final AlertRules rules;
  private final AlertMetrics metrics;
  private final Worker worker;
  private final List<AlertDelivery> deliveries;
  private final Map<AppliedBudget, CounterWatch> watches = new ConcurrentHashMap<>();

  /** Returns a builder of alerts that are told once for all users of {@code store}. */
  public static Builder builder(BudgetStore store) {
    return new Builder(requireNonNull(store, "store"));
  }

  private BudgetAlerts(Builder builder) {
    this.store = builder.store;
    this.rules = builder.rules;
    this.metrics = new AlertMetrics(builder.meter);
    this.worker = builder.workers.apply("budget alerts");
    List<AlertDelivery> made = new ArrayList<>();
    for (AlertSink sink : builder.sinks) {
      made.add(new AlertDelivery(sink, builder.workers.apply("alerts " + sink.name()), metrics));
    }
    this.deliveries = List.copyOf(made);
  }

  @Override
  public void onBalance(AppliedBudget budget, WindowSpan window, Balance balance, Instant at) {
    if (!budget.budget().mode().alerts()) {
      return;
    }
    CounterWatch watch = watch(budget, at);
    if (watch != null && watch.wants(window, balance, at)) {
      see(watch, new Observation(budget, window, balance, -1, at));
    }
  }

  @Override
  public void onExceeded(
      AppliedBudget budget, WindowSpan window, Balance balance, long requested, Instant at) {
    if (!budget.budget().mode().alerts()) {
      return;
    }
    CounterWatch watch = watch(budget, at);
    if (watch != null && watch.wantsExceeded(window)) {
      see(watch, new Observation(budget, window, balance, Math.max(0, requested), at));
    }
  }

  /** Delivers what waits, as far as that is quick, and stops. */
  @Override
  public void close() {
    worker.close(PATIENCE);
    deliveries.forEach(AlertDelivery::close);
  }

  private @Nullable CounterWatch watch(AppliedBudget budget, Instant at) {
    CounterWatch watch = watches.get(budget);
    if (watch != null) {
      return watch;
    }
    if (watches.size() >= MAX_COUNTERS) {
      watches.values().removeIf(old -> old.isOver(at));
      if (watches.size() >= MAX_COUNTERS) {
        metrics.dropped(WATCH);
        return null;
      }
    }
    return watches.computeIfAbsent(budget, it -> new CounterWatch(rules));
  }

  private void see(CounterWatch watch, Observation seen) {
    if (watch.see(seen)) {
      worker.execute(() -> tell(watch));
    }
  }

  private void tell(CounterWatch watch) {
    for (BudgetAlert alert : watch.take()) {
      boolean first = Guard.get("claiming an alert", () -> claim(alert), false);
      watch.claimed(alert, first);
      if (first) {
        deliveries.forEach(delivery -> delivery.offer(alert));
      }
    }
  }

  private boolean claim(BudgetAlert alert) {
    Instant kept = alert.window().key().keepUntil();
    return store.claim(
        "alert|" + alert.id(), kept == null ? alert.at().plus(CLAIM_OF_ENDLESS_WINDOW) : kept);
  }

  /** Puts alerts together. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final BudgetStore store;
    private final List<AlertSink> sinks = new ArrayList<>();
    private AlertRules rules = AlertRules.DEFAULT;
    private Meter meter = MeterProvider.noop().get("io.costintent");
    private Function<String, Worker> workers = Worker::daemon;

    private Builder(BudgetStore store) {
      this.store = store;
    }

    /** Adds a way to tell people. */
    public Builder sink(AlertSink sink) {
      sinks.add(requireNonNull(sink, "sink"));
      return this;
    }

    /** Sets which alerts there are; {@link AlertRules#DEFAULT} unless set. */
    public Builder rules(AlertRules rules) {
      this.rules = requireNonNull(rules, "rules");
      return this;
    }

    /** Sets where it is counted what became of alerts. */
    public Builder meter(Meter meter) {
      this.meter = requireNonNull(meter, "meter");
      return this;
    }

    Builder workers(Function<String, Worker> workers) {
      this.workers = workers;
      return this;
    }

    /** Returns the alerts. */
    public BudgetAlerts build() {
      return new BudgetAlerts(this);
    }
  }
}
