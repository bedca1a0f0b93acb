/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.Overage;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.budget.store.Settlement.Charge;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What becomes of holds: extended while a stream runs, then settled or given back. Thread-safe. */
final class HoldEndings {
  /** Once a third of its time has passed, a checkpoint renews a hold. */
  private static final int RENEWALS = 3;

  private final BudgetStore store;
  private final PriceBook book;
  private final HoldSettings settings;
  private final HoldCounts counts;
  private final LeakWatch leaks;
  private final BudgetListener listener;
  private final BudgetBalances balances;
  private final LongSupplier nanos;

  HoldEndings(
      BudgetStore store,
      PriceBook book,
      HoldSettings settings,
      HoldCounts counts,
      LeakWatch leaks,
      BudgetListener listener,
      BudgetBalances balances,
      LongSupplier nanos) {
    this.store = store;
    this.book = book;
    this.settings = settings;
    this.counts = counts;
    this.leaks = leaks;
    this.listener = listener;
    this.balances = balances;
    this.nanos = nanos;
  }

  /** Gives back what is held for a call that will not run. */
  void release(HeldCall call) {
    leaks.ended(call.stretch);
    if (!call.held.isEmpty()) {
      store.release(call.reservation(settings));
    }
  }

  /** Makes the hold of a stream as large as what has arrived, and renews it. */
  void streamed(HeldCall call, long chunks) {
    long streamed = call.learned == null ? chunks : call.learned.streamed(chunks);
    boolean outgrown = streamed > call.heldOutput;
    boolean old = nanos.getAsLong() - call.renewedAtNanos > settings.ttl().toNanos() / RENEWALS;
    if (call.balances == null || call.held.isEmpty() || !(outgrown || old)) {
      return;
    }
    if (outgrown) {
      call.held = larger(call, streamed);
      call.heldOutput = Estimate.product(streamed, 2);
    }
    call.renewedAtNanos = nanos.getAsLong();
    ReserveOutcome outcome = store.extend(call.reservation(settings));
    if (outcome instanceof ReserveOutcome.Exceeded exceeded) {
      AppliedBudget budget = call.budgets().get(exceeded.hold());
      counts.add(Event.OUTGROWN, budget.budget().id(), "");
      call.held = notEnforced(call.held); // a stream is not cut: what it takes is counted anyway
      store.extend(call.reservation(settings));
    }
  }

  /** Scales each hold with the output to twice what has arrived. */
  private static List<Hold> larger(HeldCall call, long streamed) {
    Estimate before = call.plan.estimate;
    long output = Estimate.product(streamed, 2);
    List<Hold> larger = new ArrayList<>(call.held.size());
    for (int i = 0; i < call.held.size(); i++) {
      Hold hold = call.held.get(i);
      BudgetUnit unit = call.budgets().get(i).budget().unit();
      long amount = Math.max(hold.amount(), before.withOutput(output).steps(unit));
      boolean known = before.knows(unit);
      larger.add(
          new Hold(
              hold.key(),
              known ? Math.min(amount, BudgetUnit.MAX_STEPS) : hold.amount(),
              hold.floor(),
              hold.limit(),
              hold.enforced()));
    }
    return List.copyOf(larger);
  }

  private static List<Hold> notEnforced(List<Hold> holds) {
    List<Hold> loose = new ArrayList<>(holds.size());
    for (Hold hold : holds) {
      loose.add(new Hold(hold.key(), hold.amount(), hold.floor(), hold.limit(), false));
    }
    return List.copyOf(loose);
  }

  /** Settles a call that ended, or gives back what it held. */
  void end(HeldCall call, CallRecord record, long chunks) {
    if (!record.isBilled()) {
      release(call);
      return;
    }
    Spent spent = Spent.of(record, call.plan.estimate, call.learned, chunks, book);
    if (spent.nothing()) {
      release(call);
      return;
    }
    leaks.ended(call.stretch);
    learn(call, record, spent, chunks);
    List<Charge> charges = new ArrayList<>(call.held.size());
    for (int i = 0; i < call.held.size(); i++) {
      charges.add(new Charge(call.held.get(i).key(), charge(call, i, spent)));
    }
    if (!charges.isEmpty()) {
      store.settle(new Settlement(call.id, charges));
      tell(call, charges);
    }
    if (!call.plan.unheld.isEmpty()) {
      charge(call.id + 'u', call.plan.unheld, spent, record.startedAt());
    }
  }

  private static void learn(HeldCall call, CallRecord record, Spent spent, long chunks) {
    LearnedUsage.Kept learned = call.learned;
    if (learned == null || record.ending() != CallEnding.COMPLETED || spent.inputTokens() < 0) {
      return;
    }
    for (BudgetUnit unit : BudgetUnit.values()) {
      long steps = spent.steps(unit);
      if (steps >= 0) {
        learned.learn(unit, steps);
      }
    }
    learned.learnChunks(chunks, spent.outputTokens());
  }

  private long charge(HeldCall call, int i, Spent spent) {
    Budget budget = call.budgets().get(i).budget();
    long held = call.held.get(i).amount();
    long actual = spent.steps(budget.unit());
    if (actual < 0) {
      boolean money = budget.unit().isMoney() && spent.inputTokens() >= 0;
      counts.add(money ? Event.UNKNOWN_PRICE : Event.UNKNOWN_USAGE, budget.id(), "");
      Money flat = budget.unknownPrice().flat();
      return money && flat != null ? budget.unit().stepsUp(flat) : held;
    }
    long counted = Math.min(actual, counted(call, i, budget.overage(), held));
    if (counted < actual) {
      counts.add(Event.OVERAGE_CUT, budget.id(), "");
    }
    return counted;
  }

  /** The most that a budget counts of a call that took more than was held. */
  private static long counted(HeldCall call, int i, Overage overage, long held) {
    return switch (overage.kind()) {
      case CHARGE -> Long.MAX_VALUE;
      case CAP_AND_FLAG -> held;
      case OVERDRAFT -> {
        List<Balance> known = call.balances;
        if (known == null) {
          yield held;
        }
        Balance balance = known.get(i);
        long most = Estimate.sum(call.held.get(i).limit(), balance.toppedUp());
        long left = Estimate.sum(most, overage.overdraft()) - balance.used();
        yield Estimate.sum(held, Math.max(0, left));
      }
    };
  }

  /** Tells how the counters stand now, as far as this call knows. */
  private void tell(HeldCall call, List<Charge> charges) {
    List<Balance> known = call.balances;
    if (known == null) {
      return;
    }
    Instant now = store.time().instant();
    for (int i = 0; i < charges.size(); i++) {
      Balance before = known.get(i);
      long held = call.plan.holds.get(i).amount();
      Balance after =
          new Balance(
              before.key(),
              Estimate.sum(before.settled(), charges.get(i).amount()),
              Math.max(0, before.reserved() - held),
              before.toppedUp());
      listener.onBalance(call.budgets().get(i), call.plan.spans.get(i), after, now);
    }
  }

  /** Charges a call that held nothing in these budgets. */
  void charge(String id, List<AppliedBudget> budgets, Spent spent, Instant startedAt) {
    List<Charge> charges = new ArrayList<>(budgets.size());
    for (AppliedBudget applied : budgets) {
      Budget budget = applied.budget();
      long steps = spent.steps(budget.unit());
      Money flat = budget.unknownPrice().flat();
      if (steps < 0 && budget.unit().isMoney()) {
        counts.add(Event.UNKNOWN_PRICE, budget.id(), "");
        steps = flat == null ? 0 : budget.unit().stepsUp(flat);
      }
      if (steps > 0) {
        charges.add(new Charge(applied.key(startedAt), steps));
      } else if (steps < 0) {
        counts.add(Event.UNKNOWN_USAGE, budget.id(), "");
      }
    }
    if (!charges.isEmpty()) {
      store.settle(new Settlement(id, charges));
      budgets.forEach(balances::touch);
    }
  }
}
