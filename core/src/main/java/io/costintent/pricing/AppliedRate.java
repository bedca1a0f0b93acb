/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.money.Money;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The rate that one unit of a call is charged at, and how it came to that.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class AppliedRate {
  private final UsageUnit unit;
  private final UsageUnit pricedAs;
  private final Rate rate;
  private final RateCard card;
  private final BigDecimal multiplier;
  private final boolean standardTier;
  private final long minimumSteps;
  private final long incrementSteps;
  private final long picosPerStep;

  /** Steps from which on {@link #next} applies. */
  private final long upTo;

  private final @Nullable AppliedRate next;

  AppliedRate(
      UsageUnit unit,
      UsageUnit pricedAs,
      Rate rate,
      RateCard card,
      BigDecimal multiplier,
      boolean standardTier,
      long upTo,
      @Nullable AppliedRate next) {
    this.unit = unit;
    this.pricedAs = pricedAs;
    this.rate = rate;
    this.card = card;
    this.multiplier = multiplier;
    this.standardTier = standardTier;
    this.minimumSteps = card.minimums().getOrDefault(pricedAs, 0L);
    this.incrementSteps = card.increments().getOrDefault(pricedAs, 1L);
    this.upTo = upTo;
    this.next = next;
    boolean asUsed = next == null && minimumSteps == 0 && incrementSteps == 1;
    this.picosPerStep = asUsed ? picosPerStep(rate, multiplier, unit) : -1;
  }

  /** The unit charged. */
  public UsageUnit unit() {
    return unit;
  }

  /** The unit whose price stands in, or null when the unit has its own. */
  public @Nullable UsageUnit inheritedFrom() {
    return pricedAs.equals(unit) ? null : pricedAs;
  }

  /** Whether the call ran in a service tier or batch for which the standard price stands in. */
  public boolean isStandardTierInstead() {
    return standardTier;
  }

  /** The published price. */
  public Rate rate() {
    return rate;
  }

  /** The card that the price is on. */
  public RateCard card() {
    return card;
  }

  /** The product of all factors on the price; 1 when there are none. */
  public BigDecimal multiplier() {
    return multiplier;
  }

  /** The least quantity billed once the unit is used at all, in steps; 0 for none. */
  public long minimumSteps() {
    return minimumSteps;
  }

  /** The quantity in steps whose next multiple is billed; 1 for the quantity as it is. */
  public long incrementSteps() {
    return incrementSteps;
  }

  /** Returns the steps billed for so many used: rounded up, and not below the minimum. */
  public long billedSteps(long steps) {
    long beyond = steps % incrementSteps;
    long rounded = beyond == 0 ? steps : steps - beyond + incrementSteps;
    return Math.max(rounded < steps ? Long.MAX_VALUE : rounded, minimumSteps);
  }

  /**
   * The price of one step in trillionths of the currency, or -1 when there is no such number: it
   * has more digits, or what is billed is not simply what was used.
   */
  public long picosPerStep() {
    return picosPerStep;
  }

  /** The quantity in steps above which {@link #next()} applies; the greatest long for never. */
  public long upTo() {
    return upTo;
  }

  /** The rate of what lies above {@link #upTo()}, or null. */
  public @Nullable AppliedRate next() {
    return next;
  }

  /** Whether another source gives another price. */
  public boolean isDisputed() {
    return !card.provenance().disputedBy().isEmpty();
  }

  /** How many steps the amount of the rate buys. */
  public BigInteger stepsPerRate() {
    return BigInteger.valueOf(rate.per()).multiply(BigInteger.valueOf(unit.stepsPerUnit()));
  }

  private static long picosPerStep(Rate rate, BigDecimal multiplier, UsageUnit unit) {
    BigDecimal picos = rate.amount().multiply(multiplier).scaleByPowerOfTen(Money.SCALE);
    BigDecimal steps =
        BigDecimal.valueOf(rate.per()).multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
    BigDecimal[] parts = picos.divideAndRemainder(steps);
    boolean exact = parts[1].signum() == 0 && parts[0].toBigInteger().bitLength() < Long.SIZE;
    return exact ? parts[0].longValueExact() : -1;
  }
}
