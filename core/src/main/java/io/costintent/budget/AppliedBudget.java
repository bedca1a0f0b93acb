/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.budget.store.CounterKey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A budget as it concerns calls of one kind: which of its counters they are counted on, and up to
 * which limit.
 *
 * <p>There is one for each budget, scope and entitlement as a rule, so that the window is computed
 * once for all calls in it. Thread-safe.
 *
 * @since 0.1
 */
public final class AppliedBudget {
  private final Budget budget;
  private final String scope;
  private final boolean entitled;
  private final @Nullable String missing;
  private final long limit;
  private final int hash;
  private volatile @Nullable Current current;

  private record Current(WindowSpan span, CounterKey key) {}

  AppliedBudget(Budget budget, String scope, boolean entitled, @Nullable String missing) {
    this.budget = budget;
    this.scope = scope;
    this.entitled = entitled;
    this.missing = missing;
    this.limit = entitled ? budget.limit() : budget.limit() - budget.reservedSteps();
    this.hash = 31 * budget.id().hashCode() + scope.hashCode();
  }

  /** The budget. */
  public Budget budget() {
    return budget;
  }

  /** The values it keeps one counter for each of, such as {@code team=search}; else empty. */
  public String scope() {
    return scope;
  }

  /** Whether these calls may also use the {@linkplain Budget#reservedShare() reserved share}. */
  public boolean isEntitled() {
    return entitled;
  }

  /**
   * What the call must say and does not, such as {@code team}, when the budget {@linkplain
   * MissingValue#DENY denies} that; else null.
   */
  public @Nullable String missing() {
    return missing;
  }

  /** Returns the window that is current at {@code instant}. */
  public WindowSpan window(Instant instant) {
    return at(instant).span;
  }

  /** Returns the counter that is current at {@code instant}. */
  public CounterKey key(Instant instant) {
    return at(instant).key;
  }

  /**
   * How many steps the counter may come to with one of these calls, before top-ups, unthrottled.
   */
  public long fullLimit() {
    return limit;
  }

  /**
   * Returns up to how many steps the counter may come with one of these calls at {@code instant},
   * before top-ups. Without a mode that throttles it is the same at every moment.
   */
  public long limit(Instant instant) {
    if (budget.mode() != BudgetMode.THROTTLE) {
      return limit;
    }
    WindowSpan span = window(instant);
    Instant end = span.end();
    if (end == null || !instant.isBefore(end)) {
      return limit;
    }
    long base = throttled();
    if (instant.isBefore(span.start())) {
      return base;
    }
    long elapsed = Duration.between(span.start(), instant).toMillis();
    return base + scaled(limit - base, elapsed, length(span, end));
  }

  /**
   * Returns when the {@linkplain #limit(Instant) limit} allows {@code total} steps, in the window
   * that is current at {@code instant}; null when it never does there.
   */
  public @Nullable Instant allowedFrom(long total, Instant instant) {
    if (total > limit) {
      return null;
    }
    if (total <= limit(instant)) {
      return instant;
    }
    WindowSpan span = window(instant);
    Instant end = span.end();
    long base = throttled();
    if (end == null || limit == base) {
      return null;
    }
    long millis = scaled(length(span, end), total - base, limit - base) + 1;
    Instant from = span.start().plusMillis(millis);
    return from.isBefore(end) ? from : null;
  }

  private Current at(Instant instant) {
    Current cached = current;
    if (cached != null && cached.span.isCurrent(instant)) {
      return cached;
    }
    WindowSpan span = budget.window().at(instant);
    Current fresh = new Current(span, new CounterKey(budget.id(), scope, span.key()));
    current = fresh;
    return fresh;
  }

  /** What may be used at once when throttling. */
  private long throttled() {
    return scaled(limit, budget.throttlePercent(), 100);
  }

  private static long length(WindowSpan span, Instant end) {
    return Duration.between(span.start(), end).toMillis();
  }

  /** Returns {@code amount * part / whole}, rounded down; the product may not fit a long. */
  private static long scaled(long amount, long part, long whole) {
    if (Math.multiplyHigh(amount, part) == 0 && amount * part >= 0) {
      return amount * part / whole;
    }
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || (object instanceof AppliedBudget other
            && hash == other.hash
            && entitled == other.entitled
            && scope.equals(other.scope)
            && Objects.equals(missing, other.missing)
            && budget.equals(other.budget));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns id and scope; not a contract. */
  @Override
  public String toString() {
    return scope.isEmpty() ? budget.id() : budget.id() + '{' + scope + '}';
  }
}
