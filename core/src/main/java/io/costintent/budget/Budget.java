/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.internal.BoundedCache;
import io.costintent.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much some calls may take over some time, and what happens when they come near it.
 *
 * <p>Every budget that matches a call applies to it; the strictest outcome wins.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Budget {
  private final String id;
  private final BudgetMatch match;
  private final BudgetUnit unit;
  private final long limit;
  private final BudgetWindow window;
  private final BudgetMode mode;
  private final boolean enforced;
  private final List<Integer> thresholds;
  private final @Nullable String owner;
  private final @Nullable String escalation;
  private final @Nullable Degrade degrade;
  private final int throttlePercent;
  private final @Nullable ReservedShare reservedShare;
  private final EstimatePolicy estimate;
  private final UnknownPrice unknownPrice;
  private final StoreFailure storeFailure;
  private final Overage overage;
  private final HoldExpiry expiry;
  private final MissingValue missingValue;
  private final BoundedCache<AppliedBudget, AppliedBudget> applied = new BoundedCache<>(4096);

  /** Returns a builder for a budget of that id: letters, digits, {@code . _ -}, at most 64. */
  public static BudgetBuilder builder(String id) {
    return new BudgetBuilder(id);
  }

  Budget(BudgetBuilder builder, long limit, BudgetUnit unit, StoreFailure storeFailure) {
    this.id = builder.id;
    this.match = new BudgetMatch(builder.conditions);
    this.unit = unit;
    this.limit = limit;
    this.window = builder.window;
    this.mode = builder.mode;
    this.enforced = builder.enforced;
    this.thresholds = builder.thresholds;
    this.owner = builder.owner;
    this.escalation = builder.escalation;
    this.degrade = builder.degrade;
    this.throttlePercent = builder.throttlePercent;
    this.reservedShare = builder.reservedShare;
    this.estimate = builder.estimate;
    this.unknownPrice = builder.unknownPrice;
    this.storeFailure = storeFailure;
    this.overage = builder.overage;
    this.expiry = builder.expiry;
    this.missingValue = builder.missingValue;
  }

  /** What names the budget and its counters. */
  public String id() {
    return id;
  }

  /** What is counted. */
  public BudgetUnit unit() {
    return unit;
  }

  /** How much there is for each window, in the steps of the unit; 0 lets nothing run. */
  public long limit() {
    return limit;
  }

  /** Over which time. */
  public BudgetWindow window() {
    return window;
  }

  /** What it does to calls. */
  public BudgetMode mode() {
    return mode;
  }

  /** Whether it does that; else it is only recorded what it would have done. */
  public boolean isEnforced() {
    return enforced;
  }

  /** At which percents of the limit somebody is told, ascending. */
  public List<Integer> thresholds() {
    return thresholds;
  }

  /** Who answers for the budget, or null. */
  public @Nullable String owner() {
    return owner;
  }

  /** Where to turn when it is exhausted, such as a channel or a page, or null. */
  public @Nullable String escalation() {
    return escalation;
  }

  /** Which models take over, or null. */
  public @Nullable Degrade degrade() {
    return degrade;
  }

  /** How much of the limit may be used at once when throttling, from 1 to 99 percent. */
  public int throttlePercent() {
    return throttlePercent;
  }

  /** The part that only some calls may use, or null. */
  public @Nullable ReservedShare reservedShare() {
    return reservedShare;
  }

  /** How much is held for a call. */
  public EstimatePolicy estimate() {
    return estimate;
  }

  /** What happens to a call without a known price. */
  public UnknownPrice unknownPrice() {
    return unknownPrice;
  }

  /** What happens while the store does not answer. */
  public StoreFailure storeFailure() {
    return storeFailure;
  }

  /** What is counted when a call takes more than was held. */
  public Overage overage() {
    return overage;
  }

  /** What is counted when a hold is never settled. */
  public HoldExpiry expiry() {
    return expiry;
  }

  /** What happens to a call that does not say what the budget counts by. */
  public MissingValue missingValue() {
    return missingValue;
  }

  /** Whether the budget is that of a time that is over at {@code instant}. */
  public boolean hasEnded(Instant instant) {
    return window instanceof LifetimeWindow lifetime && lifetime.hasEnded(instant);
  }

  /** The part of the limit that only some calls may use, in steps; 0 without one. */
  long reservedSteps() {
    if (reservedShare == null) {
      return 0;
    }
    long whole = limit / 100 * reservedShare.percent();
    return whole + (limit % 100 * reservedShare.percent() + 99) / 100;
  }

  /** Returns how this budget concerns {@code call}, or null when it does not. */
  @Nullable AppliedBudget applyTo(MatchedCall call) {
    BudgetMatch.Hit hit = match.hit(call, missingValue);
    if (hit == null) {
      return null;
    }
    boolean entitled = reservedShare == null || reservedShare.isFor(call.intent());
    String missing = hit.missing() == null ? null : hit.missing().name();
    return applied.get(new AppliedBudget(this, hit.scope(), entitled, missing), made -> made);
  }

  /** Returns this budget as calls use it that may use all of it; null when it has many counters. */
  @Nullable AppliedBudget oneCounter() {
    return match.hasOneCounter()
        ? applied.get(new AppliedBudget(this, BudgetMatch.ONE_COUNTER, true, null), made -> made)
        : null;
  }

  List<BudgetMatch.Condition> conditions() {
    return match.conditions();
  }

  /** The amount that the limit was given as, for people; not a contract. */
  public String describeLimit() {
    return unit.describe(limit);
  }

  /** The limit as money, or null for a budget that counts something else. */
  public @Nullable Money limitAmount() {
    return unit.isMoney() ? Money.usd(unit.amount(limit).toPlainString()) : null;
  }

  /** Returns id, match, limit, window and mode; not a contract. */
  @Override
  public String toString() {
    return "Budget{%s, %s, %s, %s, %s%s}"
        .formatted(
            id, match, describeLimit(), window.describe(), mode, enforced ? "" : ", not enforced");
  }
}
