/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a budget stood when it did not let a call run, and what can be done.
 *
 * <p>Amounts are in the {@link #unit()}: US dollars, tokens or requests. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BudgetDenial implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String budget;
  private final String scope;
  private final String unit;
  private final BigDecimal limit;
  private final @Nullable BigDecimal settled;
  private final @Nullable BigDecimal reserved;
  private final @Nullable BigDecimal requested;
  private final @Nullable Instant windowStart;
  private final @Nullable Instant resetsAt;
  private final @Nullable Duration retryAfter;
  private final String remedy;
  private final @Nullable String owner;

  /**
   * Returns a builder.
   *
   * @param budget the budget's id
   * @param scope the values that it counts apart, such as {@code team=search}; empty for none
   * @param unit {@code USD}, {@code tokens}, {@code input tokens}, {@code output tokens} or {@code
   *     requests}
   * @param limit what the calls of one window may come to, top-ups included
   */
  public static Builder builder(String budget, String scope, String unit, BigDecimal limit) {
    return new Builder(budget, scope, unit, limit);
  }

  private BudgetDenial(Builder builder) {
    this.budget = builder.budget;
    this.scope = builder.scope;
    this.unit = builder.unit;
    this.limit = builder.limit;
    this.settled = builder.settled;
    this.reserved = builder.reserved;
    this.requested = builder.requested;
    this.windowStart = builder.windowStart;
    this.resetsAt = builder.resetsAt;
    this.retryAfter = builder.retryAfter;
    this.remedy = builder.remedy;
    this.owner = builder.owner;
  }

  /** The budget's id. */
  public String budget() {
    return budget;
  }

  /** The values that the budget counts apart, such as {@code team=search}; empty for none. */
  public String scope() {
    return scope;
  }

  /** What the amounts count. */
  public String unit() {
    return unit;
  }

  /** What the calls of one window may come to, top-ups included. */
  public BigDecimal limit() {
    return limit;
  }

  /** What calls took in this window, or null when the store did not say. */
  public @Nullable BigDecimal settled() {
    return settled;
  }

  /** What is held for calls under way, or null when the store did not say. */
  public @Nullable BigDecimal reserved() {
    return reserved;
  }

  /** What this call would have held, or null when that could not be estimated. */
  public @Nullable BigDecimal requested() {
    return requested;
  }

  /** When the window began, or null for a rolling or lifetime one. */
  public @Nullable Instant windowStart() {
    return windowStart;
  }

  /** When the next window begins, or null when the budget never starts anew. */
  public @Nullable Instant resetsAt() {
    return resetsAt;
  }

  /** After how long another try may succeed, or null when waiting does not help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** What can be done, in a sentence. */
  public String remedy() {
    return remedy;
  }

  /** Whom to ask, or null when the budget names nobody. */
  public @Nullable String owner() {
    return owner;
  }

  /** Returns what a developer needs to read; not a contract. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("budget ").append(budget);
    if (!scope.isEmpty()) {
      text.append(" (").append(scope).append(')');
    }
    text.append(": ");
    if (requested != null) {
      text.append(requested.toPlainString()).append(' ').append(unit).append(" asked for, ");
    }
    text.append("limit ").append(limit.toPlainString()).append(' ').append(unit);
    if (settled != null && reserved != null) {
      text.append(", settled ").append(settled.toPlainString());
      text.append(", reserved ").append(reserved.toPlainString());
    }
    if (resetsAt != null) {
      text.append(", resets at ").append(resetsAt);
    }
    if (retryAfter != null) {
      text.append(", retry after ").append(retryAfter);
    }
    text.append("; ").append(remedy);
    return owner == null ? text.toString() : text.append(" (owner: ").append(owner) + ")";
  }

  /** Collects a denial. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final String budget;
    private final String scope;
    private final String unit;
    private final BigDecimal limit;
    private @Nullable BigDecimal settled;
    private @Nullable BigDecimal reserved;
    private @Nullable BigDecimal requested;
    private @Nullable Instant windowStart;
    private @Nullable Instant resetsAt;
    private @Nullable Duration retryAfter;
    private String remedy = "ask the budget's owner";
    private @Nullable String owner;

    private Builder(String budget, String scope, String unit, BigDecimal limit) {
      this.budget = requireNonNull(budget, "budget");
      this.scope = requireNonNull(scope, "scope");
      this.unit = requireNonNull(unit, "unit");
      this.limit = requireNonNull(limit, "limit");
    }

    /** Sets how the counter stands. */
    public Builder used(BigDecimal settled, BigDecimal reserved) {
      this.settled = requireNonNull(settled, "settled");
      this.reserved = requireNonNull(reserved, "reserved");
      return this;
    }

    /** Sets what the call would have held. */
    public Builder requested(@Nullable BigDecimal requested) {
      this.requested = requested;
      return this;
    }

    /** Sets the window; null where there is no such instant. */
    public Builder window(@Nullable Instant start, @Nullable Instant resetsAt) {
      this.windowStart = start;
      this.resetsAt = resetsAt;
      return this;
    }

    /** Sets after how long another try may succeed; null when waiting does not help. */
    public Builder retryAfter(@Nullable Duration retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** Sets what can be done, and whom to ask. */
    public Builder remedy(String remedy, @Nullable String owner) {
      this.remedy = requireNonNull(remedy, "remedy");
      this.owner = owner;
      return this;
    }

    /** Returns the denial. */
    public BudgetDenial build() {
      return new BudgetDenial(this);
    }
  }
}
