/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.EstimatePolicy;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallGate;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.internal.Clocks;
import io.costintent.internal.Guard;
import io.costintent.policy.Decision;
import io.costintent.pricing.PriceBook;
import io.costintent.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what calls may take from the budgets that concern them, before they run, and settles what
 * they took when they ended.
 *
 * <p>All budgets that match are held in one step, or none; the strictest outcome wins. Only the
 * call that bills holds: what an enclosing call holds goes over to the first call inside it. A hold
 * ends once, by whatever ends its call, or expires in the store. Thread-safe.
 *
 * @since 0.1
 */
public final class BudgetGate implements CallGate {
  final BudgetSet budgets;
  final BudgetStore store;
  final Estimator estimator;
  final HoldSettings settings;
  final HoldCounts counts = new HoldCounts();
  final BudgetBalances balances = new BudgetBalances();
  final LeakWatch leaks;
  final HoldEndings endings;
  final BudgetListener listeners;
  final LongSupplier nanos;

  private final StoreBreaker breaker;
  private final LearnedUsage learned = new LearnedUsage();
  private final boolean learns;
  private final String idPrefix;
  private final AtomicLong lastId = new AtomicLong();

  /** Returns a builder for a gate on {@code budgets}, counted in {@code store}. */
  public static Builder builder(BudgetSet budgets, BudgetStore store, PriceBook book) {
    return new Builder(budgets, store, book);
  }

  private BudgetGate(Builder builder) {
    this.budgets = builder.budgets;
    this.nanos = builder.nanos;
    this.breaker = new StoreBreaker(builder.store, nanos);
    this.store = breaker;
    this.settings = builder.settings;
    this.estimator = new Estimator(builder.book, settings);
    this.learns =
        budgets.budgets().stream().anyMatch(it -> it.estimate() == EstimatePolicy.EXPECTED);
    this.idPrefix = builder.node + '-';
    budgets.ofOneCounter().forEach(balances::touch);
    this.leaks = new LeakWatch(settings.ttl().toNanos(), nanos.getAsLong());
    List<BudgetListener> all = new ArrayList<>(builder.listeners);
    all.add(balances);
    this.listeners = new Listeners(List.copyOf(all));
    this.endings =
        new HoldEndings(store, builder.book, settings, counts, leaks, listeners, balances, nanos);
  }

  @Override
  public Admission admit(
      CostIntent intent,
      ModelRequest request,
      Supplier<? extends @Nullable Usage> atMost,
      @Nullable Grant enclosing) {
    HeldCall outer = enclosing instanceof HeldCall held && held.handOver() ? held : null;
    List<AppliedBudget> matching = matching(intent, request);
    if (matching.isEmpty()) {
      if (outer != null) {
        endings.release(outer);
      }
      return new Admission(Decision.proceed(), request, null, null);
    }
    return new Admitting(this, intent, request, atMost, outer).admit(matching);
  }

  List<AppliedBudget> matching(CostIntent intent, ModelRequest request) {
    return budgets.matching(intent, request.provider(), request.model(), request.operation());
  }

  /** Returns what calls of this kind take as a rule; null when nobody needs to know. */
  LearnedUsage.@Nullable Kept learned(CostIntent intent, ModelRequest request) {
    if ((!learns && !request.isStreaming()) || request.charge() != null) {
      return null;
    }
    String feature = intent.feature();
    return learned.of(
        new LearnedUsage.Kind(
            feature == null ? "" : feature,
            request.provider(),
            request.model(),
            request.operation()));
  }

  String newId() {
    return idPrefix + Long.toString(lastId.incrementAndGet(), Character.MAX_RADIX);
  }

  @Override
  public void charge(CallRecord record) {
    if (record.ending() == CallEnding.DENIED) {
      return;
    }
    List<AppliedBudget> matching = matching(record.intent(), record.request());
    if (matching.isEmpty()) {
      return;
    }
    Spent spent = Spent.of(record);
    if (!spent.nothing()) {
      endings.charge(idOf(record), matching, spent, record.startedAt());
    }
  }

  /**
   * Returns what settles the record once: by the name that every process knows it under, where it
   * has one and was not held.
   */
  private String idOf(CallRecord record) {
    String id = record.responseId();
    return id == null || !record.isObserved()
        ? newId()
        : String.join("/", "once", record.request().provider(), record.model(), id);
  }

  /** How often what happened. */
  public HoldCounts counts() {
    return counts;
  }

  /** How many calls hold something at present. */
  public long openHolds() {
    return leaks.open();
  }

  /** Whether the store has stopped answering, so that budgets go by their store failure policy. */
  public boolean isDegraded() {
    return breaker.isOpen();
  }

  /** The budgets. */
  public List<Budget> budgets() {
    return budgets.budgets();
  }

  /**
   * Returns how the counters stand that calls used lately, as the store says, else as it said. May
   * block; not for use in a call.
   */
  public List<BudgetBalances.Standing> standings() {
    long leaked = leaks.leaked(nanos.getAsLong());
    if (leaked > 0) {
      counts.add(Event.LEAKED, leaked);
    }
    if (!breaker.isOpen()) {
      Guard.run("budget balances", () -> balances.refresh(store, listeners));
    }
    return balances.standings();
  }

  /** Tells all, each guarded alone. */
  private record Listeners(List<BudgetListener> all) implements BudgetListener {
    @Override
    public void onBalance(AppliedBudget budget, WindowSpan window, Balance balance, Instant at) {
      for (BudgetListener listener : all) {
        Guard.run("budget listener", () -> listener.onBalance(budget, window, balance, at));
      }
    }

    @Override
    public void onExceeded(
        AppliedBudget budget, WindowSpan window, Balance balance, long requested, Instant at) {
      for (BudgetListener listener : all) {
        Guard.run(
            "budget listener", () -> listener.onExceeded(budget, window, balance, requested, at));
      }
    }
  }

  /** Collects the parts of a gate. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final BudgetSet budgets;
    private final BudgetStore store;
    private final PriceBook book;
    private final List<BudgetListener> listeners = new ArrayList<>();
    private HoldSettings settings = HoldSettings.DEFAULT;
    private LongSupplier nanos = Clocks.MONOTONIC;
    private String node = "local";

    private Builder(BudgetSet budgets, BudgetStore store, PriceBook book) {
      this.budgets = requireNonNull(budgets, "budgets");
      this.store = requireNonNull(store, "store");
      this.book = requireNonNull(book, "book");
    }

    /** Adds one who is told how budgets stand. */
    public Builder listener(BudgetListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** Sets what holds are made of where a request does not say. */
    public Builder settings(HoldSettings settings) {
      this.settings = requireNonNull(settings, "settings");
      return this;
    }

    /** Sets the clock for durations, in nanoseconds; instants are those of the store. */
    public Builder nanos(LongSupplier nanos) {
      this.nanos = requireNonNull(nanos, "nanos");
      return this;
    }

    /** Sets what the ids of holds begin with: never the same for two users of one store. */
    public Builder node(String node) {
      this.node = requireNonNull(node, "node");
      return this;
    }

    /** Returns the gate. */
    public BudgetGate build() {
      return new BudgetGate(this);
    }
  }
}
