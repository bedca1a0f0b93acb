/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One counter in memory.
 *
 * <p>{@code used} is settled and reserved in one word, so that neither the check against a limit
 * nor anybody who looks on ever sees more than the limit because of an enforced hold. {@code
 * settled} follows it: between the two steps of a settlement the difference shows as reserved.
 * Amounts saturate instead of turning over. Lock-free and thread-safe.
 */
final class Counter {
  private final String budget;
  private final String scope;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong settled = new AtomicLong();
  private final AtomicReference<TopUps> topUps = new AtomicReference<>(TopUps.NONE);
  private final @Nullable Slots slots;
  private volatile WindowKey window;

  Counter(String budget, String scope, WindowKey window) {
    this.budget = budget;
    this.scope = scope;
    this.window = window;
    this.slots = window.slots() == 1 && window.slot() == 0 ? null : new Slots(window);
  }

  /** Takes notice of the window that a caller is in, which may have moved on. */
  void arriveIn(WindowKey latest) {
    WindowKey seen = window;
    if (latest.equals(seen)) {
      window = latest;
      return;
    }
    if (isLater(latest.keepUntil(), seen.keepUntil()) || latest.slot() > seen.slot()) {
      window = latest;
    }
    if (slots != null) {
      long left = slots.advance(latest.slot());
      if (left != 0) {
        settled.addAndGet(-left);
        used.addAndGet(-left);
      }
    }
  }

  /** Whether {@code other} is the window that this counter is in, so that it need not arrive. */
  @SuppressWarnings("ReferenceEquality") // another object of equal content has to arrive
  boolean isIn(WindowKey other) {
    return window == other;
  }

  /** Whether this counts for {@code key}, and not for whoever found no room. */
  boolean isOf(CounterKey key) {
    return scope.equals(key.scope()) && isIn(key.window());
  }

  private static boolean isLater(@Nullable Instant a, @Nullable Instant b) {
    return b != null && (a == null || a.isAfter(b));
  }

  /** How much more fits under {@code limit} and its top-ups; negative when it is exceeded. */
  long room(long limit) {
    return Saturating.subtract(Saturating.add(limit, topUps.get().total()), used.get());
  }

  /** Adds {@code amount} to what is reserved if that fits; an amount below 0 always does. */
  boolean tryTake(long amount, long limit) {
    while (true) {
      long before = used.get();
      long most = Saturating.add(limit, topUps.get().total());
      if (amount > Saturating.subtract(most, before)) {
        return false;
      }
      if (used.compareAndSet(before, before + amount)) {
        return true;
      }
    }
  }

  /** Adds {@code amount}, which may be negative, and returns by how much the counter changed. */
  long take(long amount) {
    while (true) {
      long before = used.get();
      long after = Saturating.add(before, amount);
      if (used.compareAndSet(before, after)) {
        return after - before;
      }
    }
  }

  /**
   * Puts what a call spent in the place of what it held.
   *
   * @param slot what is spent counts in this one; not at all where it has left the window
   * @param taken how much of {@code used} is the call's so far
   * @param spent how much of that was settled already
   */
  void charge(long slot, long taken, long spent, long amount) {
    if (!counts(slot)) {
      take(spent - taken);
      return;
    }
    take(amount - taken);
    settle(slot, amount - spent);
  }

  /** Makes what was spent in {@code slot} reserved again. */
  void uncharge(long slot, long amount) {
    if (counts(slot)) {
      settle(slot, -amount);
    }
  }

  private void settle(long slot, long amount) {
    settled.accumulateAndGet(amount, Saturating::add);
    if (slots != null) {
      slots.add(slot, amount);
    }
  }

  /** Whether what is spent in {@code slot} counts. */
  boolean counts(long slot) {
    return slots == null || slots.counts(slot);
  }

  void topUp(long amount, String id) {
    topUps.updateAndGet(before -> before.plus(amount, id));
  }

  Balance balance(CounterKey key) {
    long spent = settled.get();
    long all = used.get();
    return new Balance(
        key, Math.max(0, spent), Math.max(0, all - Math.max(0, spent)), topUps.get().total());
  }

  /** When this counter may be forgotten, in milliseconds of the store's clock. */
  long keepUntilMillis() {
    Instant until = window.keepUntil();
    return until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }

  String budget() {
    return budget;
  }

  CounterKey key() {
    WindowKey seen = window;
    return new CounterKey(budget, scope, seen);
  }
}
