/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.CalendarPeriod;
import io.costintent.budget.CalendarWindow;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A handler with budgets in memory, clocks that tests move, and what was recorded. */
final class Holding implements CallListener, BudgetListener {
  static final CostIntent SEARCH = CostIntent.builder().team("search").feature("answer").build();

  /** At most 1,000 tokens in at 2.50 and 100 out at 10 USD per million: 0.0035 USD. */
  static final ModelRequest CHAT = chat().build();

  final List<CallRecord> records = new CopyOnWriteArrayList<>();
  final List<Balance> balances = new CopyOnWriteArrayList<>();
  final AtomicInteger exceeded = new AtomicInteger();
  final AtomicLong nanos = new AtomicLong();
  volatile Instant now = Instant.parse("2026-10-15T12:00:00Z");
  final InMemoryBudgetStore memory = InMemoryBudgetStore.create(() -> now);
  BudgetStore store = memory;
  HoldSettings settings = HoldSettings.DEFAULT;
  PriceBook book = PriceBooks.bundled();
  BudgetGate gate;
  ModelCallHandler handler;

  Holding(BudgetBuilder... budgets) {
    open(budgets);
  }

  void open(BudgetBuilder... budgets) {
    List<Budget> built = List.of(budgets).stream().map(BudgetBuilder::build).toList();
    gate =
        BudgetGate.builder(BudgetSet.of(built), store, book)
            .settings(settings)
            .nanos(nanos::get)
            .node("test")
            .listener(this)
            .build();
    handler =
        ModelCallHandler.builder(book)
            .clock(() -> now, nanos::get)
            .gate(gate)
            .policy(new KillSwitches(store))
            .listener(this)
            .build();
  }

  static ModelRequest.Builder chat() {
    return ModelRequest.builder("openai", "gpt-4o")
        .maxOutputTokens(100)
        .atMost(Usage.of(UsageUnit.INPUT_TOKENS, 1000));
  }

  static ModelRequest stream() {
    return chat().streaming(true).build();
  }

  static BudgetBuilder dollars(String limit) {
    return Budget.builder("dollars")
        .limit(Money.usd(limit))
        .window(CalendarWindow.of(CalendarPeriod.MONTH, ZoneOffset.UTC))
        .mode(BudgetMode.BLOCK);
  }

  static BudgetBuilder tokens(long limit) {
    return Budget.builder("tokens")
        .limit(BigDecimal.valueOf(limit), BudgetUnit.TOKENS)
        .window(CalendarWindow.of(CalendarPeriod.MONTH, ZoneOffset.UTC))
        .mode(BudgetMode.BLOCK);
  }

  static BudgetBuilder requests(long limit) {
    return Budget.builder("requests")
        .limit(BigDecimal.valueOf(limit), BudgetUnit.REQUESTS)
        .window(CalendarWindow.of(CalendarPeriod.MONTH, ZoneOffset.UTC))
        .mode(BudgetMode.BLOCK);
  }

  ModelCall start(ModelRequest request) {
    return start(SEARCH, request);
  }

  ModelCall start(CostIntent intent, ModelRequest request) {
    try (Scope ignored = IntentContext.open(intent)) {
      return handler.start(request);
    }
  }

  <T extends CallDeniedException> T denied(Class<T> type, ModelRequest request) {
    return denied(type, SEARCH, request);
  }

  <T extends CallDeniedException> T denied(Class<T> type, CostIntent intent, ModelRequest request) {
    T denial = catchThrowableOfType(type, () -> start(intent, request));
    if (denial == null) {
      throw new AssertionError("expected a denial");
    }
    return denial;
  }

  static ResponseFacts response(long input, long output) {
    return ResponseFacts.builder().model("gpt-4o").usage(Usage.ofTokens(input, output)).build();
  }

  void advance(Duration duration) {
    now = now.plus(duration);
    nanos.addAndGet(duration.toNanos());
  }

  /** How the only counter of a budget stands. */
  Balance balance(String budget) {
    List<CounterKey> keys = store.counters(budget);
    if (keys.size() != 1) {
      throw new AssertionError("expected one counter, not " + keys);
    }
    return store.balances(keys).get(0);
  }

  /** Settled and reserved of a budget in units, as one text. */
  String standing(String budget) {
    Balance balance = balance(budget);
    BudgetUnit unit = gate.budgets.budget(budget).unit();
    return text(unit, balance.settled()) + " settled, " + text(unit, balance.reserved()) + " held";
  }

  private static String text(BudgetUnit unit, long steps) {
    return unit.amount(steps).stripTrailingZeros().toPlainString();
  }

  long count(Event event) {
    return gate.counts().of(event);
  }

  String decision() {
    return records.get(records.size() - 1).decision().value();
  }

  @Override
  public void onEnd(CallRecord record) {
    records.add(record);
  }

  @Override
  public void onBalance(AppliedBudget budget, WindowSpan window, Balance balance, Instant at) {
    balances.add(balance);
  }

  @Override
  public void onExceeded(
      AppliedBudget budget, WindowSpan window, Balance balance, long requested, Instant at) {
    exceeded.incrementAndGet();
  }
}
