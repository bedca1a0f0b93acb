/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.RollingWindow;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Follows one counter. What calls ask is a few volatile reads; everything else happens on the
 * worker's thread.
 */
final class CounterWatch {
  private static final int CLAIMS = 5;
  private static final Duration MIN_DISTANCE = Duration.ofSeconds(1);

  private final AlertRules rules;
  private final AtomicBoolean scheduled = new AtomicBoolean();

  private volatile @Nullable WindowKey key;
  private volatile @Nullable WindowKey exceededIn;
  private volatile long nextThreshold;
  private volatile Instant nextSample = Instant.MIN;
  private volatile @Nullable Observation latest;
  private volatile @Nullable Observation exceeded;

  private @Nullable Observation current;
  private @Nullable SpendHistory history;
  private final Set<String> told = new HashSet<>();
  private final Map<String, Integer> refused = new HashMap<>();

  CounterWatch(AlertRules rules) {
    this.rules = rules;
  }

  /** Whether the counter should be looked at. Called on every call. */
  boolean wants(WindowSpan window, Balance balance, Instant at) {
    return balance.settled() >= nextThreshold
        || !at.isBefore(nextSample)
        || !window.key().equals(key);
  }

  /** Whether a call that did not fit is news. */
  boolean wantsExceeded(WindowSpan window) {
    return !window.key().equals(exceededIn);
  }

  /** Keeps what was seen; true when the caller has to schedule {@link #take}. */
  boolean see(Observation seen) {
    if (seen.requested() >= 0) {
      exceeded = seen;
    } else {
      latest = seen;
    }
    return scheduled.compareAndSet(false, true);
  }

  /** Whether nothing will come of this watch any more. */
  boolean isOver(Instant now) {
    Observation last = current;
    Instant end = last == null ? null : last.window().end();
    return end != null && end.isBefore(now);
  }

  /** Returns what there is to tell of what was seen since the last time. On the worker only. */
  List<BudgetAlert> take() {
    scheduled.set(false);
    List<BudgetAlert> alerts = new ArrayList<>();
    Observation seen = latest;
    Observation denied = exceeded;
    exceeded = null;
    if (seen != null && enter(seen)) {
      thresholds(seen, alerts);
      pace(seen, alerts);
    }
    if (denied != null && enter(denied)) {
      alerts.add(exceeded(denied));
    }
    alerts.removeIf(alert -> told.contains(alert.id()));
    return alerts;
  }

  /** Notes whether the alert was the caller's to tell. On the worker only. */
  void claimed(BudgetAlert alert, boolean first) {
    // A store that cannot be reached says no too, so it is asked again, a few times.
    if (first || refused.merge(alert.id(), 1, Integer::sum) >= CLAIMS) {
      told.add(alert.id());
      if (alert.kind() == AlertKind.EXCEEDED) {
        exceededIn = alert.window().key();
      }
    }
  }

  /** Makes the window the current one; false for one that is over. */
  private boolean enter(Observation seen) {
    Observation before = current;
    if (before == null || !before.windowId().equals(seen.windowId())) {
      if (before != null && seen.window().since().isBefore(before.window().since())) {
        return false;
      }
      told.clear();
      refused.clear();
      exceededIn = null;
      if (before == null || !isRolling(seen.budget())) {
        history = history(seen);
      }
    }
    current = seen;
    key = seen.window().key();
    return true;
  }

  private void thresholds(Observation seen, List<BudgetAlert> alerts) {
    long limit = seen.limit();
    int passed = 0;
    long next = Long.MAX_VALUE;
    for (int percent : seen.budget().budget().thresholds()) {
      long steps = Scale.percentUp(limit, percent);
      if (limit > 0 && seen.balance().settled() >= steps) {
        passed = percent;
      } else if (limit > 0) {
        next = Math.min(next, steps);
      }
    }
    nextThreshold = next;
    if (passed > 0) {
      String amount = seen.budget().budget().unit().describe(limit);
      alerts.add(
          new BudgetAlert(
              seen,
              AlertKind.THRESHOLD,
              severity(passed),
              "threshold-" + passed,
              passed + " % of " + amount + " is spent"));
    }
  }

  private void pace(Observation seen, List<BudgetAlert> alerts) {
    Duration length = length(seen);
    SpendHistory known = history;
    if (length == null || known == null) {
      nextSample = seen.at().plus(Duration.ofMinutes(1));
      return;
    }
    known.add(seen.at(), seen.balance().settled());
    nextSample = seen.at().plus(distance(length));
    Pace pace = new Pace(seen, length, known, rules);
    if (rules.burnRate()) {
      pace.burn(alerts);
    }
    if (rules.forecast()) {
      pace.forecast(alerts);
    }
  }

  private static BudgetAlert exceeded(Observation seen) {
    var budget = seen.budget().budget();
    boolean denies = budget.isEnforced() && budget.mode().denies();
    return new BudgetAlert(
        seen,
        AlertKind.EXCEEDED,
        denies ? AlertSeverity.CRITICAL : AlertSeverity.WARNING,
        "exceeded",
        "a call that may take "
            + budget.unit().describe(seen.requested())
            + (denies ? " did not fit and was denied" : " did not fit"));
  }

  private static AlertSeverity severity(int percent) {
    if (percent >= 100) {
      return AlertSeverity.CRITICAL;
    }
    return percent >= 80 ? AlertSeverity.WARNING : AlertSeverity.INFO;
  }

  private static @Nullable SpendHistory history(Observation seen) {
    Duration length = length(seen);
    return length == null
        ? null
        : new SpendHistory(distance(length), BurnRule.ALL.get(1).longTime(length));
  }

  /** How long the window is, or null when it has no length. */
  private static @Nullable Duration length(Observation seen) {
    if (seen.budget().budget().window() instanceof RollingWindow rolling) {
      return rolling.length();
    }
    Instant end = seen.window().end();
    return end == null || !seen.window().isBounded()
        ? null
        : Duration.between(seen.window().start(), end);
  }

  private static Duration distance(Duration length) {
    Duration half = BurnRule.ALL.get(0).shortTime(length).dividedBy(2);
    return half.compareTo(MIN_DISTANCE) < 0 ? MIN_DISTANCE : half;
  }

  private static boolean isRolling(AppliedBudget budget) {
    return budget.budget().window() instanceof RollingWindow;
  }
}
