/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static java.util.Objects.requireNonNull;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notices when prices go out of date, and says each sign once when it appears.
 *
 * <p>Counts on the threads of calls; looks when metrics are collected, and otherwise once an hour
 * after a call. Thread-safe.
 *
 * @since 0.1
 */
public final class PriceHealth implements CallListener {
  private static final Duration AGED = Duration.ofDays(14);
  private static final Duration STALE = Duration.ofDays(45);
  private static final long SECONDS_BETWEEN_LOOKS = 3600;
  private static final double LEAST_UNPRICED = 0.01;
  private static final double MOST_DRIFT = 0.01;

  private final PriceBook book;
  private final Supplier<PriceBookStatus> status;
  private final Consumer<String> warn;
  private final PriceWindow window = new PriceWindow();
  private final AtomicLong nextLook = new AtomicLong();
  private final Set<PriceSign> signs = EnumSet.noneOf(PriceSign.class);
  private double unpricedRatio = -1;
  private double drift = Double.NaN;

  /**
   * Creates a watch over a book.
   *
   * @param status asked for what the book says of itself and of its refreshes
   * @param warn told of each sign, in a sentence, when it appears
   */
  public PriceHealth(PriceBook book, Supplier<PriceBookStatus> status, Consumer<String> warn) {
    this.book = requireNonNull(book, "book");
    this.status = requireNonNull(status, "status");
    this.warn = requireNonNull(warn, "warn");
  }

  @Override
  public void onEnd(CallRecord record) {
    Cost cost = record.cost();
    if (cost == null || record.isCharge()) { // no list of model prices has what teams meter
      return;
    }
    window.add(cost);
    long second = record.startedAt().getEpochSecond();
    long due = nextLook.get();
    if (second >= due && nextLook.compareAndSet(due, second + SECONDS_BETWEEN_LOOKS)) {
      look(record.startedAt());
    }
  }

  /** Looks for signs now, and returns what the book says. */
  public synchronized PriceBookStatus look(Instant now) {
    PriceBookStatus current = status.get();
    Duration age = current.age(now);
    boolean stale = age != null && age.compareTo(STALE) >= 0;
    set(PriceSign.STALE, stale, current);
    set(PriceSign.AGED, age != null && !stale && age.compareTo(AGED) >= 0, current);
    Instant end = current.validUntil();
    set(PriceSign.EXPIRED, end != null && !now.isBefore(end), current);
    Instant made = current.generatedAt();
    Instant change = made == null ? null : book.nextChange(made);
    set(PriceSign.CHANGED, change != null && !now.isBefore(change), current);
    lookAtCalls(current);
    return current;
  }

  private void lookAtCalls(PriceBookStatus current) {
    double ratio = window.takeUnpricedRatio();
    if (ratio >= 0) {
      boolean rising = unpricedRatio >= 0 && ratio >= LEAST_UNPRICED && ratio > 2 * unpricedRatio;
      // what rose and stayed is still a sign; only a fall ends it
      boolean high = signs.contains(PriceSign.UNPRICED_RISING) && ratio >= unpricedRatio / 2;
      set(PriceSign.UNPRICED_RISING, rising || (high && ratio >= LEAST_UNPRICED), current);
      unpricedRatio = ratio;
    }
    double off = window.takeDrift();
    if (!Double.isNaN(off)) {
      set(PriceSign.DRIFT, Math.abs(off) > MOST_DRIFT, current);
      drift = off;
    }
  }

  private void set(PriceSign sign, boolean on, PriceBookStatus current) {
    if (!on) {
      signs.remove(sign);
    } else if (signs.add(sign)) {
      warn.accept(sign.text() + " (" + current.label() + ")");
    }
  }

  /** The signs seen at the last look. */
  public synchronized Set<PriceSign> signs() {
    return Collections.unmodifiableSet(EnumSet.copyOf(signs));
  }

  /**
   * The share of calls without a price, from 0 to 1, at the last look that had 100 calls; or -1.
   */
  synchronized double unpricedRatio() {
    return unpricedRatio;
  }

  /** Reported amounts over computed ones, less 1, at the last look that had 100 of both; or NaN. */
  synchronized double drift() {
    return drift;
  }
}
