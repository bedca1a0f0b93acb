/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Budget} together. Each method throws {@link IllegalArgumentException} for a value
 * that does not fit. Not thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public final class BudgetBuilder {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final List<Integer> THRESHOLDS = List.of(50, 80, 95, 100);
  private static final int MAX_THRESHOLD = 1000;
  private static final int THROTTLE_PERCENT = 80;
  private static final int MAX_TEXT = 256;

  final String id;
  final List<BudgetMatch.Condition> conditions = new ArrayList<>();
  BudgetWindow window = CalendarWindow.of(CalendarPeriod.MONTH, ZoneOffset.UTC);
  BudgetMode mode = BudgetMode.WARN;
  boolean enforced = true;
  List<Integer> thresholds = THRESHOLDS;
  @Nullable String owner;
  @Nullable String escalation;
  @Nullable Degrade degrade;
  int throttlePercent = THROTTLE_PERCENT;
  @Nullable ReservedShare reservedShare;
  EstimatePolicy estimate = EstimatePolicy.UPPER_BOUND;
  UnknownPrice unknownPrice = UnknownPrice.ALLOW_FLAGGED;
  Overage overage = Overage.CHARGE;
  HoldExpiry expiry = HoldExpiry.FLOOR;
  MissingValue missingValue = MissingValue.UNATTRIBUTED;

  private boolean unknownPriceSet;
  private @Nullable StoreFailure storeFailure;
  private @Nullable BudgetUnit unit;
  private long limit;

  BudgetBuilder(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id: " + id + " (expected: " + ID.pattern() + ")");
    }
    this.id = id;
  }

  /** Concerns calls whose intent has one of {@code values} for {@code key}, all on one counter. */
  public BudgetBuilder match(IntentKey key, String... values) {
    return match(BudgetDimension.of(key), values);
  }

  /** Concerns calls with one of {@code values}, all on one counter. */
  public BudgetBuilder match(BudgetDimension dimension, String... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(dimension + ": no value (expected: at least one)");
    }
    Set<String> canonical = new LinkedHashSet<>();
    for (String value : values) {
      canonical.add(dimension.canonical(value));
    }
    return add(dimension, BudgetMatch.Kind.VALUE, Set.copyOf(canonical));
  }

  /** Concerns calls that say anything for {@code dimension}, all on one counter. */
  public BudgetBuilder any(BudgetDimension dimension) {
    return add(dimension, BudgetMatch.Kind.ANY, Set.of());
  }

  /** Concerns all calls; the limit is for each value of {@code dimension}. */
  public BudgetBuilder each(BudgetDimension dimension) {
    return add(dimension, BudgetMatch.Kind.EACH, Set.of());
  }

  /** Like {@link #each(BudgetDimension)}, for a key of the intent. */
  public BudgetBuilder each(IntentKey key) {
    return each(BudgetDimension.of(key));
  }

  /** Sets the limit in US dollars, with at most nine digits after the point. */
  public BudgetBuilder limit(Money amount) {
    if (!BudgetUnit.USD.counts(amount)) {
      throw new IllegalArgumentException("limit: " + amount + " (expected: US dollars)");
    }
    return limit(amount.amount(), BudgetUnit.USD);
  }

  /** Sets the limit, in units such as dollars or tokens. */
  public BudgetBuilder limit(BigDecimal amount, BudgetUnit unit) {
    BigDecimal max = unit.amount(BudgetUnit.MAX_STEPS);
    if (amount.signum() < 0 || amount.compareTo(max) > 0 || !isWhole(amount, unit)) {
      throw new IllegalArgumentException(
          "limit: %s %s (expected: 0 to %s in steps of %s)"
              .formatted(
                  amount.toPlainString(),
                  unit.text(),
                  max.toPlainString(),
                  unit.amount(1).toPlainString()));
    }
    this.unit = unit;
    this.limit = unit.exactSteps(amount);
    return this;
  }

  /** Sets over which time the limit holds; the calendar month in UTC unless set. */
  public BudgetBuilder window(BudgetWindow window) {
    this.window = requireNonNull(window, "window");
    return this;
  }

  /** Sets what happens to calls; {@link BudgetMode#WARN} unless set. */
  public BudgetBuilder mode(BudgetMode mode) {
    this.mode = requireNonNull(mode, "mode");
    return this;
  }

  /** Sets whether that really happens or is only recorded; true unless set. */
  public BudgetBuilder enforce(boolean enforced) {
    this.enforced = enforced;
    return this;
  }

  /** Sets at which percents of the limit somebody is told; 50, 80, 95 and 100 unless set. */
  public BudgetBuilder thresholds(int... percents) {
    Set<Integer> sorted = new TreeSet<>();
    for (int percent : percents) {
      if (percent < 1 || percent > MAX_THRESHOLD) {
        throw new IllegalArgumentException(
            "threshold: " + percent + " (expected: 1 to " + MAX_THRESHOLD + " percent)");
      }
      sorted.add(percent);
    }
    this.thresholds = List.copyOf(sorted);
    return this;
  }

  /** Sets who answers for it. */
  public BudgetBuilder owner(String owner) {
    this.owner = text("owner", owner);
    return this;
  }

  /** Sets where to turn when it is exhausted. */
  public BudgetBuilder escalation(String escalation) {
    this.escalation = text("escalation", escalation);
    return this;
  }

  /** Sets which models take over near the limit; also before a mode denies. */
  public BudgetBuilder degrade(Degrade degrade) {
    this.degrade = requireNonNull(degrade, "degrade");
    return this;
  }

  /** Sets how much of the limit may be used at once when throttling; 80 percent unless set. */
  public BudgetBuilder throttleFrom(int percent) {
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException("throttle: " + percent + " (expected: 1 to 99 percent)");
    }
    this.throttlePercent = percent;
    return this;
  }

  /** Keeps a part of the limit for some calls. */
  public BudgetBuilder reserve(ReservedShare share) {
    this.reservedShare = requireNonNull(share, "share");
    return this;
  }

  /** Sets how much is held for a call; {@link EstimatePolicy#UPPER_BOUND} unless set. */
  public BudgetBuilder estimate(EstimatePolicy estimate) {
    this.estimate = requireNonNull(estimate, "estimate");
    return this;
  }

  /** Sets what happens to calls without a known price; denied in modes that deny, unless set. */
  public BudgetBuilder unknownPrice(UnknownPrice unknownPrice) {
    this.unknownPrice = requireNonNull(unknownPrice, "unknownPrice");
    this.unknownPriceSet = true;
    return this;
  }

  /**
   * Sets what happens while the store does not answer; unless set, modes that deny let run what
   * this JVM has already deducted, others let run everything.
   */
  public BudgetBuilder storeFailure(StoreFailure storeFailure) {
    this.storeFailure = requireNonNull(storeFailure, "storeFailure");
    return this;
  }

  /** Sets what is counted when a call takes more than was held; all of it unless set. */
  public BudgetBuilder overage(Overage overage) {
    this.overage = requireNonNull(overage, "overage");
    return this;
  }

  /** Sets what is counted when a hold is never settled; the input unless set. */
  public BudgetBuilder expiry(HoldExpiry expiry) {
    this.expiry = requireNonNull(expiry, "expiry");
    return this;
  }

  /** Sets what happens to calls that do not say what is counted by. */
  public BudgetBuilder missingValue(MissingValue missingValue) {
    this.missingValue = requireNonNull(missingValue, "missingValue");
    return this;
  }

  /** Returns the budget. */
  public Budget build() {
    if (unit == null) {
      throw new IllegalArgumentException("limit: not set (expected: an amount)");
    }
    if (mode == BudgetMode.DEGRADE && degrade == null) {
      throw new IllegalArgumentException("degrade: not set (expected: models, with mode degrade)");
    }
    if (mode == BudgetMode.THROTTLE && !isBounded(window)) {
      throw new IllegalArgumentException(
          "window: "
              + window.describe()
              + " (expected: one with a start and an end, with mode throttle)");
    }
    if (!unknownPriceSet) {
      unknownPrice = mode.denies() ? UnknownPrice.DENY : UnknownPrice.ALLOW_FLAGGED;
    }
    StoreFailure failure = storeFailure;
    if (failure == null) {
      failure = mode.denies() ? StoreFailure.ALLOW_WITHIN_LEASE : StoreFailure.OPEN;
    }
    return new Budget(this, limit, unit, failure);
  }

  private BudgetBuilder add(BudgetDimension dimension, BudgetMatch.Kind kind, Set<String> values) {
    conditions.add(new BudgetMatch.Condition(dimension, kind, values));
    return this;
  }

  static boolean isBounded(BudgetWindow window) {
    if (window instanceof LifetimeWindow lifetime) {
      return lifetime.start() != null && lifetime.end() != null;
    }
    return window instanceof CalendarWindow;
  }

  private static boolean isWhole(BigDecimal amount, BudgetUnit unit) {
    return amount.stripTrailingZeros().scale() <= unit.amount(1).scale();
  }

  private static String text(String name, String value) {
    String stripped = value.strip();
    if (stripped.isEmpty()
        || stripped.length() > MAX_TEXT
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          name + ": " + value.length() + " characters (expected: 1 to 256 printable ones)");
    }
    return stripped;
  }
}
