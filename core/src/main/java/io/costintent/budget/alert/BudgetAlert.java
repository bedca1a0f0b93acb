/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a budget that people should know. Amounts are in the steps of the budget's unit.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BudgetAlert {
  private final AppliedBudget budget;
  private final WindowSpan window;
  private final String windowId;
  private final Balance balance;
  private final AlertKind kind;
  private final AlertSeverity severity;
  private final String rule;
  private final String finding;
  private final Instant at;

  /**
   * @param rule what tells alerts of one window apart, such as {@code threshold-80}
   * @param finding what was found, a sentence without its end
   */
  BudgetAlert(
      Observation seen, AlertKind kind, AlertSeverity severity, String rule, String finding) {
    this.budget = seen.budget();
    this.window = seen.window();
    this.windowId = seen.windowId();
    this.balance = seen.balance();
    this.at = seen.at();
    this.kind = requireNonNull(kind, "kind");
    this.severity = requireNonNull(severity, "severity");
    this.rule = requireNonNull(rule, "rule");
    this.finding = requireNonNull(finding, "finding");
  }

  /** What the alert is told once for: budget, counter, window, rule and limit. */
  public String id() {
    return String.join(
        "|", budget.budget().id(), budget.scope(), windowId, rule, Long.toString(limit()));
  }

  /** The budget. */
  public Budget budget() {
    return budget.budget();
  }

  /** The counter of the budget, such as {@code team=search}; empty when it has one only. */
  public String scope() {
    return budget.scope();
  }

  /** The window. */
  public WindowSpan window() {
    return window;
  }

  /** The window's name; of a rolling one also which of its lengths since 1970 it is. */
  public String windowId() {
    return windowId;
  }

  /** What the alert is about. */
  public AlertKind kind() {
    return kind;
  }

  /** How urgent it is. */
  public AlertSeverity severity() {
    return severity;
  }

  /** What tells alerts of one window apart, such as {@code threshold-80}. */
  public String rule() {
    return rule;
  }

  /** When it was found, by the clock of the store. */
  public Instant at() {
    return at;
  }

  /** The limit of the window, with what was added to it. */
  public long limit() {
    return Observation.limit(budget, balance);
  }

  /** What calls took. */
  public long settled() {
    return balance.settled();
  }

  /** What is held for calls under way. */
  public long reserved() {
    return balance.reserved();
  }

  /** How much of the limit calls took, in whole percent, rounded down; 100 for a limit of 0. */
  public int usedPercent() {
    if (limit() <= 0) {
      return 100;
    }
    return BigInteger.valueOf(settled())
        .multiply(BigInteger.valueOf(100))
        .divide(BigInteger.valueOf(limit()))
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .intValueExact();
  }

  /** Who answers for the budget, or null. */
  public @Nullable String owner() {
    return budget().owner();
  }

  /** Where to turn, or null. */
  public @Nullable String escalation() {
    return budget().escalation();
  }

  /** Returns one line, such as {@code Budget search {team=a}: 80 % of 500 USD is spent}. */
  public String title() {
    return "Budget " + budget + ": " + finding;
  }

  /** Returns the numbers, in a sentence. */
  public String numbers() {
    var unit = budget().unit();
    String ends = window.end() == null ? "" : ", which ends " + window.end();
    return "%s settled and %s held of %s (%d %%) in window %s%s."
        .formatted(
            unit.describe(settled()),
            unit.describe(reserved()),
            unit.describe(limit()),
            usedPercent(),
            window.key().id(),
            ends);
  }

  /** Returns what happens next and what can be done, in a few sentences. */
  public String action() {
    return AlertAdvice.of(this);
  }

  /** Returns title and numbers; not a contract. */
  @Override
  public String toString() {
    return title() + ". " + numbers();
  }
}
