/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.usage;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call consumed, as a quantity per unit.
 *
 * <p>Totals include their parts, as OpenTelemetry counts: {@link UsageUnit#INPUT_TOKENS} contains
 * the {@link UsageUnit#CACHE_READ_TOKENS}. A unit that the provider did not report is absent, which
 * is not the same as zero. A call whose usage is unknown has no {@code Usage} at all.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Usage {
  private static final UsageFlaw[] FLAWS = UsageFlaw.values();

  private final UsageUnit[] units;
  private final long[] quantities;
  private final int flaws;

  /** Returns the usage of a plain text call. */
  public static Usage ofTokens(long input, long output) {
    return builder()
        .add(UsageUnit.INPUT_TOKENS, input)
        .add(UsageUnit.OUTPUT_TOKENS, output)
        .build();
  }

  /** Returns {@code quantity} steps of one unit. */
  public static Usage of(UsageUnit unit, long quantity) {
    return builder().add(unit, quantity).build();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  private Usage(UsageUnit[] units, long[] quantities, int flaws) {
    this.units = units;
    this.quantities = quantities;
    this.flaws = flaws;
  }

  /** How many units were reported. */
  public int size() {
    return units.length;
  }

  /** The unit at a position from 0 to {@link #size()} - 1, in the order reported. */
  public UsageUnit unit(int position) {
    return units[position];
  }

  /** The quantity at a position, in steps of its unit; never negative. */
  public long quantity(int position) {
    return quantities[position];
  }

  /** The quantity of {@code unit} in steps, or 0 when it {@linkplain #has was not reported}. */
  public long quantity(UsageUnit unit) {
    int position = position(unit);
    return position < 0 ? 0 : quantities[position];
  }

  /** Whether {@code unit} was reported, even as zero. */
  public boolean has(UsageUnit unit) {
    return position(unit) >= 0;
  }

  /** Whether every reported quantity is zero, which from a stream means that nobody knows. */
  public boolean isAllZero() {
    for (long quantity : quantities) {
      if (quantity != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is the provider's complete and final count. */
  public boolean isFlawless() {
    return flaws == 0;
  }

  /** Why this is not the provider's complete and final count; empty when it is. */
  public Set<UsageFlaw> flaws() {
    Set<UsageFlaw> set = EnumSet.noneOf(UsageFlaw.class);
    for (UsageFlaw flaw : FLAWS) {
      if ((flaws >> flaw.ordinal() & 1) != 0) {
        set.add(flaw);
      }
    }
    return Collections.unmodifiableSet(set);
  }

  /** Returns the same quantities, marked with {@code flaw}. */
  public Usage with(UsageFlaw flaw) {
    int marked = flaws | 1 << flaw.ordinal();
    return marked == flaws ? this : new Usage(units, quantities, marked);
  }

  private int position(UsageUnit unit) {
    for (int i = 0; i < units.length; i++) {
      if (units[i].equals(unit)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    if (!(object instanceof Usage other)
        || flaws != other.flaws
        || units.length != other.units.length) {
      return false;
    }
    for (int i = 0; i < units.length; i++) {
      if (!other.has(units[i]) || other.quantity(units[i]) != quantities[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = flaws;
    for (int i = 0; i < units.length; i++) {
      hash += units[i].hashCode() * 31 + Long.hashCode(quantities[i]);
    }
    return hash;
  }

  /** Returns the quantities by unit name; not a contract. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Usage{");
    for (int i = 0; i < units.length; i++) {
      text.append(i == 0 ? "" : ", ").append(units[i]).append('=').append(quantities[i]);
    }
    return flaws == 0 ? text.append('}').toString() : text + ", flaws=" + flaws() + "}";
  }

  /** Collects quantities. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private UsageUnit[] units = new UsageUnit[8];
    private long[] quantities = new long[8];
    private int size;
    private int flaws;

    private Builder() {}

    /**
     * Adds {@code quantity} steps to what is already there of {@code unit}.
     *
     * <p>A negative quantity counts as zero and marks the usage {@link UsageFlaw#INCONSISTENT}.
     */
    public Builder add(UsageUnit unit, long quantity) {
      requireNonNull(unit, "unit");
      if (quantity < 0) {
        return flaw(UsageFlaw.INCONSISTENT).add(unit, 0);
      }
      for (int i = 0; i < size; i++) {
        if (units[i].equals(unit)) {
          long sum = quantities[i] + quantity;
          quantities[i] = sum < 0 ? Long.MAX_VALUE : sum;
          return this;
        }
      }
      if (size == units.length) {
        units = Arrays.copyOf(units, size * 2);
        quantities = Arrays.copyOf(quantities, size * 2);
      }
      units[size] = unit;
      quantities[size++] = quantity;
      return this;
    }

    /** Marks the usage with {@code flaw}. */
    public Builder flaw(UsageFlaw flaw) {
      flaws |= 1 << flaw.ordinal();
      return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
      return size == 0;
    }

    /** Returns what was added so far; the builder can go on. */
    public Usage build() {
      return new Usage(Arrays.copyOf(units, size), Arrays.copyOf(quantities, size), flaws);
    }
  }
}
