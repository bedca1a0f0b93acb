/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.EstimatePolicy;
import io.costintent.budget.StoreFailure;
import io.costintent.budget.UnknownPrice;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.call.CallGate.Admission;
import io.costintent.call.CallGate.TightestBudget;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.internal.Guard;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.Decision;
import io.costintent.policy.ExperimentEndedException;
import io.costintent.policy.IntentMissingException;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one call comes to its hold: estimated, reserved, and where that does not fit made smaller and
 * tried again. Not thread-safe; confine to one thread.
 */
final class Admitting {
  private static final int MAX_ROUNDS = 6;
  private static final int WARN_PERCENT = 80;
  private static final String POLICY = "budget";

  private final BudgetGate gate;
  private final CostIntent intent;
  private final @Nullable Usage atMost;
  private final Instant at;
  private ModelRequest request;
  private @Nullable HeldCall outer;
  private Decision decision = Decision.proceed();
  private boolean degraded;
  private boolean limitIsOurs;

  Admitting(
      BudgetGate gate,
      CostIntent intent,
      ModelRequest request,
      Supplier<? extends @Nullable Usage> atMost,
      @Nullable HeldCall outer) {
    this.gate = gate;
    this.intent = intent;
    this.request = request;
    this.atMost = Guard.get("bound of a request", atMost::get, null);
    this.outer = outer;
    this.at = gate.store.time().instant();
  }

  Admission admit(List<AppliedBudget> matching) {
    if (request.charge() == null && Estimator.isGuess(atMost)) {
      gate.counts.add(Event.GUESSED, matching.get(0).budget().id(), "");
    }
    List<AppliedBudget> budgets = matching;
    for (int round = 0; ; round++) {
      CallDeniedException refusal = refusal(budgets);
      if (refusal != null) {
        return denied(refusal, null);
      }
      limitOutput(budgets);
      LearnedUsage.Kept learned = gate.learned(intent, request);
      Estimate estimate = gate.estimator.atMost(request, atMost, at);
      PlannedHolds plan = HoldPlanner.plan(budgets, request, estimate, learned, at, degraded);
      refusal = unknownPrices(plan);
      if (refusal != null) {
        return denied(refusal, null);
      }
      if (plan.isEmpty()) {
        giveBack();
        return granted(gate.newId(), plan, learned, List.of());
      }
      HeldCall enclosing = outer;
      boolean takesOver = enclosing != null && plan.hasCountersOf(enclosing.plan);
      if (!takesOver) {
        giveBack();
      }
      String id = takesOver ? requireNonNull(enclosing).id : gate.newId();
      Reservation reservation = new Reservation(id, plan.holds, gate.settings.ttl());
      ReserveOutcome outcome =
          takesOver ? gate.store.extend(reservation) : gate.store.reserve(reservation);
      if (outcome instanceof ReserveOutcome.Granted granted) {
        if (takesOver) {
          gate.leaks.ended(requireNonNull(enclosing).stretch);
        }
        return granted(id, plan, learned, granted.balances());
      }
      if (outcome instanceof ReserveOutcome.Unavailable unavailable) {
        return unavailable(id, plan, learned, unavailable.reason());
      }
      ReserveOutcome.Exceeded exceeded = (ReserveOutcome.Exceeded) outcome;
      if (takesOver) {
        giveBack(); // and once more with what it held given back
      } else if (round >= MAX_ROUNDS || !ease(plan, exceeded)) {
        return exceeded(plan, exceeded);
      }
      budgets = gate.matching(intent, request);
    }
  }

  private void giveBack() {
    if (outer != null) {
      gate.endings.release(outer);
      outer = null;
    }
  }

  /** Returns why budgets do not let such a call run whatever it takes, or null. */
  private @Nullable CallDeniedException refusal(List<AppliedBudget> budgets) {
    for (int i = 0; i < budgets.size(); i++) {
      AppliedBudget applied = budgets.get(i);
      Budget budget = applied.budget();
      CallDeniedException refusal = null;
      String missing = applied.missing();
      if (missing != null) {
        refusal = new IntentMissingException(budget.id(), missing);
      } else if (budget.hasEnded(at)) {
        String experiment = intent.experimentId();
        Instant end = applied.window(at).end();
        refusal =
            new ExperimentEndedException(
                POLICY, experiment == null ? budget.id() : experiment, end == null ? at : end);
      }
      if (refusal != null && denies(budget, missing == null ? "ended" : "missing", refusal)) {
        return refusal;
      }
    }
    return null;
  }

  /** Whether a refusal stands; else notes that it would have. */
  private boolean denies(Budget budget, String detail, CallDeniedException refusal) {
    gate.counts.add(Event.DENIED, budget.id(), detail);
    if (budget.isEnforced() && budget.mode().denies()) {
      return true;
    }
    String reason = String.valueOf(refusal.getMessage());
    note(budget.isEnforced() ? new Decision.Warn(reason) : new Decision.WouldDeny(reason));
    return false;
  }

  private void note(Decision noted) {
    decision = noted.strictness() > decision.strictness() ? noted : decision;
  }

  /** Gives a call without a limit on its output one, where a budget must not be passed. */
  private void limitOutput(List<AppliedBudget> budgets) {
    boolean open =
        request.maxOutputTokens() < 0
            && request.isOutputCappable()
            && !request.operation().equals(ModelRequest.EMBEDDINGS)
            && (atMost == null || !atMost.has(UsageUnit.OUTPUT_TOKENS));
    if (open && budgets.stream().anyMatch(Admitting::isStrict)) {
      limitIsOurs = true;
      cap(gate.settings.maxOutputTokens(), "the request has no limit of its own");
    }
  }

  private static boolean isStrict(AppliedBudget applied) {
    Budget budget = applied.budget();
    return budget.isEnforced()
        && budget.mode().denies()
        && budget.estimate() == EstimatePolicy.UPPER_BOUND
        && budget.unit() != BudgetUnit.REQUESTS
        && budget.unit() != BudgetUnit.INPUT_TOKENS;
  }

  private void cap(long maxOutputTokens, String reason) {
    request = request.withMaxOutputTokens(maxOutputTokens);
    if (decision instanceof Decision.Cap) {
      decision = Decision.proceed();
    }
    note(new Decision.Cap(maxOutputTokens, reason));
  }

  /** Returns the denial of a budget that cannot do without a price, or null. */
  private @Nullable CallDeniedException unknownPrices(PlannedHolds plan) {
    boolean otherwiseCounted = plan.budgets.stream().anyMatch(it -> !it.budget().unit().isMoney());
    for (AppliedBudget applied : plan.unheld) {
      Budget budget = applied.budget();
      UnknownPrice.Kind kind = budget.unknownPrice().kind();
      boolean runs =
          kind == UnknownPrice.Kind.ALLOW_FLAGGED
              || (kind == UnknownPrice.Kind.TOKENS_ONLY && otherwiseCounted);
      gate.counts.add(Event.UNKNOWN_PRICE, budget.id(), "");
      if (runs) {
        note(new Decision.Warn("budget " + budget.id() + " knows no price for " + request.model()));
      } else {
        CallDeniedException denial = Denials.priceUnknown(applied, request.model(), at);
        if (denies(budget, "price_unknown", denial)) {
          return denial;
        }
      }
    }
    return null;
  }

  /** Makes the call take less, where its door can: a smaller model, or less output. */
  private boolean ease(PlannedHolds plan, ReserveOutcome.Exceeded exceeded) {
    List<Balance> balances = exceeded.balances();
    for (int i = 0; !degraded && i < balances.size(); i++) {
      Budget budget = plan.budgets.get(i).budget();
      if (plan.holds.get(i).enforced()
          && HoldPlanner.degrades(budget, request)
          && plan.lacks(i, balances.get(i))) {
        String smaller = requireNonNull(HoldPlanner.smaller(budget, request));
        degraded = true;
        gate.counts.add(Event.DEGRADED, budget.id(), "");
        note(
            new Decision.Degrade(
                smaller,
                "budget "
                    + budget.id()
                    + " sends calls from "
                    + request.model()
                    + " to "
                    + smaller));
        request = request.withModel(smaller);
        return true;
      }
    }
    if (!limitIsOurs) {
      return false;
    }
    long fits = FittingOutput.of(plan, balances, request);
    if (fits < gate.settings.minOutputTokens() || fits >= request.maxOutputTokens()) {
      return false;
    }
    gate.counts.add(Event.CAPPED, plan.budgets.get(exceeded.hold()).budget().id(), "");
    cap(fits, "so much is left of budget " + plan.budgets.get(exceeded.hold()).budget().id());
    return true;
  }

  private Admission granted(
      String id, PlannedHolds plan, LearnedUsage.@Nullable Kept learned, List<Balance> balances) {
    TightestBudget tightest = null;
    double most = 0;
    for (int i = 0; i < balances.size(); i++) {
      AppliedBudget applied = plan.budgets.get(i);
      Balance balance = balances.get(i);
      long limit = Estimate.sum(applied.fullLimit(), balance.toppedUp());
      double used = BudgetBalances.ratio(balance.used(), limit);
      if (tightest == null || used > most) {
        tightest = new TightestBudget(applied.budget().id(), balance.used(), limit);
        most = used;
      }
      gate.listeners.onBalance(applied, plan.spans.get(i), balance, at);
      judge(plan, i, balance, limit);
    }
    return new Admission(decision, request, held(id, plan, learned, balances), tightest);
  }

  /** Notes what a budget that lets the call run thinks of it. */
  private void judge(PlannedHolds plan, int i, Balance balance, long limit) {
    AppliedBudget applied = plan.budgets.get(i);
    Budget budget = applied.budget();
    if (!budget.mode().alerts()) {
      return;
    }
    long used = balance.used();
    Hold hold = plan.holds.get(i);
    if (used > Estimate.sum(hold.limit(), balance.toppedUp()) && !hold.enforced()) {
      gate.listeners.onExceeded(applied, plan.spans.get(i), balance, hold.amount(), at);
      if (budget.mode().denies()) {
        gate.counts.add(Event.DENIED, budget.id(), "would_deny");
        note(new Decision.WouldDeny("budget " + budget.id() + " is exceeded"));
      }
    }
    String smaller = degraded ? null : HoldPlanner.smaller(budget, request);
    if (smaller != null && used > HoldPlanner.degradeFrom(applied, at) + balance.toppedUp()) {
      note(new Decision.WouldDegrade(smaller, "budget " + budget.id() + " wants a smaller model"));
    }
    if (Estimate.product(used, 100) >= Estimate.product(limit, WARN_PERCENT)) {
      note(new Decision.Warn("budget " + budget.id() + " is used to 80 percent or more"));
    }
  }

  private HeldCall held(
      String id,
      PlannedHolds plan,
      LearnedUsage.@Nullable Kept learned,
      @Nullable List<Balance> balances) {
    long now = gate.nanos.getAsLong();
    return new HeldCall(
        gate.endings, id, plan, request, learned, balances, now, gate.leaks.taken(now));
  }

  private Admission unavailable(
      String id, PlannedHolds plan, LearnedUsage.@Nullable Kept learned, String reason) {
    for (int i = 0; i < plan.budgets.size(); i++) {
      AppliedBudget applied = plan.budgets.get(i);
      Budget budget = applied.budget();
      if (budget.storeFailure() != StoreFailure.OPEN) {
        CallDeniedException denial =
            Denials.unavailable(applied, plan.spans.get(i), plan.holds.get(i), reason);
        gate.counts.add(Event.DENIED, budget.id(), "store_unavailable");
        if (budget.isEnforced()) {
          return denied(denial, null);
        }
        note(new Decision.WouldDeny(String.valueOf(denial.getMessage())));
      }
    }
    if (outer != null) { // its id goes over, so that settling it replaces what it holds
      gate.leaks.ended(outer.stretch);
      outer = null;
    }
    gate.counts.add(Event.UNRESERVED, plan.budgets.get(0).budget().id(), "");
    note(new Decision.Warn("the store of budgets gives no answer: " + reason));
    return new Admission(decision, request, held(id, plan, learned, null), null);
  }

  private Admission exceeded(PlannedHolds plan, ReserveOutcome.Exceeded exceeded) {
    int i = exceeded.hold();
    AppliedBudget applied = plan.budgets.get(i);
    Balance balance = exceeded.balances().get(i);
    Hold hold = plan.holds.get(i);
    gate.listeners.onExceeded(applied, plan.spans.get(i), balance, hold.amount(), at);
    BudgetDeniedException denial = Denials.exceeded(applied, plan.spans.get(i), hold, balance, at);
    gate.counts.add(Event.DENIED, applied.budget().id(), Denials.detail(denial));
    long limit = Estimate.sum(applied.fullLimit(), balance.toppedUp());
    return denied(denial, new TightestBudget(applied.budget().id(), balance.used(), limit));
  }

  private Admission denied(CallDeniedException denial, @Nullable TightestBudget tightest) {
    giveBack();
    return new Admission(new Decision.Deny(denial), request, null, tightest);
  }
}
