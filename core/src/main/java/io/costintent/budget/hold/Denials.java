/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Hold;
import io.costintent.policy.BudgetContendedException;
import io.costintent.policy.BudgetDenial;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.policy.BudgetExhaustedException;
import io.costintent.policy.BudgetUnavailableException;
import io.costintent.policy.PriceUnknownException;
import io.costintent.policy.RequestExceedsBudgetException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a budget did not let a call run, and what can be done. */
final class Denials {
  /** How long a call that finds only holds in its way may wait before it tries again. */
  static final Duration CONTENDED = Duration.ofSeconds(1);

  private Denials() {}

  /** Returns the denial of a hold that its counter does not allow. */
  static BudgetDeniedException exceeded(
      AppliedBudget applied, WindowSpan span, Hold hold, Balance balance, Instant at) {
    Budget budget = applied.budget();
    long whole = Estimate.sum(fullLimit(applied, hold), balance.toppedUp());
    BudgetDenial.Builder denial =
        of(applied, span, whole, hold.amount())
            .used(
                budget.unit().amount(balance.settled()), budget.unit().amount(balance.reserved()));
    if (hold.amount() > whole) {
      return new RequestExceedsBudgetException(
          denial
              .remedy(
                  with(budget, "ask for less output, send less, or have the limit raised"),
                  budget.owner())
              .build());
    }
    if (Estimate.sum(balance.settled(), hold.amount()) > whole) {
      return new BudgetExhaustedException(
          denial
              .retryAfter(untilEnd(span, at))
              .remedy(
                  with(
                      budget,
                      span.end() == null
                          ? "it never resets; have it topped up"
                          : "wait until it resets, or have it topped up"),
                  budget.owner())
              .build());
    }
    return new BudgetContendedException(
        denial
            .retryAfter(untilRoom(applied, hold, balance, at))
            .remedy(
                with(
                    budget,
                    budget.mode() == BudgetMode.THROTTLE
                        ? "it is throttled; try again later"
                        : "calls under way hold what is left; try again"),
                budget.owner())
            .build());
  }

  /** Returns the denial of a call whose price nobody knows. */
  static BudgetDeniedException priceUnknown(AppliedBudget applied, String model, Instant at) {
    Budget budget = applied.budget();
    return new PriceUnknownException(
        of(applied, applied.window(at), applied.limit(at), -1)
            .remedy(
                with(budget, "add a price for " + model + ", or set the budget's unknown_price"),
                budget.owner())
            .build());
  }

  /** Returns the denial of a call while the store gives no answer. */
  static BudgetDeniedException unavailable(
      AppliedBudget applied, WindowSpan span, Hold hold, String reason) {
    Budget budget = applied.budget();
    return new BudgetUnavailableException(
        of(applied, span, hold.limit(), hold.amount())
            .retryAfter(CONTENDED)
            .remedy(
                with(
                    budget,
                    "try again ("
                        + reason
                        + "); store_failure: "
                        + budget.storeFailure().name().toLowerCase(Locale.ROOT)
                        + " stops calls meanwhile"),
                budget.owner())
            .build());
  }

  /** Returns the kind of a denial in a word, for counting. */
  static String detail(BudgetDeniedException denial) {
    if (denial instanceof BudgetExhaustedException) {
      return "exhausted";
    }
    return denial instanceof BudgetContendedException ? "contended" : "request_exceeds_budget";
  }

  private static BudgetDenial.Builder of(
      AppliedBudget applied, WindowSpan span, long limit, long requested) {
    BudgetUnit unit = applied.budget().unit();
    return BudgetDenial.builder(
            applied.budget().id(), applied.scope(), unit.text(), unit.amount(limit))
        .requested(requested < 0 ? null : unit.amount(requested))
        .window(span.start().equals(Instant.MIN) ? null : span.start(), span.end());
  }

  private static long fullLimit(AppliedBudget applied, Hold hold) {
    return applied.budget().mode() == BudgetMode.THROTTLE
        ? Math.max(hold.limit(), applied.fullLimit())
        : hold.limit();
  }

  private static String with(Budget budget, String remedy) {
    return budget.escalation() == null ? remedy : remedy + "; turn to " + budget.escalation();
  }

  private static @Nullable Duration untilEnd(WindowSpan span, Instant at) {
    Instant end = span.end();
    return end == null ? null : Duration.between(at, end);
  }

  private static Duration untilRoom(AppliedBudget applied, Hold hold, Balance balance, Instant at) {
    long total = Estimate.sum(balance.used(), hold.amount()) - balance.toppedUp();
    Instant from = applied.allowedFrom(total, at);
    return from == null || !from.isAfter(at) ? CONTENDED : Duration.between(at, from);
  }
}
