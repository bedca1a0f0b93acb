/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices of one model that hold together: from when to when, under which terms, from which source.
 *
 * <p>A card need not price every unit, and may price none and only multiply. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class RateCard {
  private final @Nullable Instant validFrom;
  private final @Nullable Instant validTo;
  private final Conditions conditions;
  private final Map<UsageUnit, Rate> rates;
  private final Set<UsageUnit> withheld;
  private final Map<UsageUnit, Long> minimums;
  private final Map<UsageUnit, Long> increments;
  private final @Nullable RateMultiplier multiplier;
  private final TierMode tierMode;
  private final Provenance provenance;

  /** Returns a builder for a card from that source. */
  public static Builder builder(Provenance provenance) {
    return new Builder(provenance);
  }

  private RateCard(Builder builder) {
    validFrom = builder.validFrom;
    validTo = builder.validTo;
    conditions = builder.conditions;
    rates = Collections.unmodifiableMap(new LinkedHashMap<>(builder.rates));
    withheld = builder.withheld.isEmpty() ? Set.of() : Set.copyOf(builder.withheld);
    minimums = builder.minimums.isEmpty() ? Map.of() : Map.copyOf(builder.minimums);
    increments = builder.increments.isEmpty() ? Map.of() : Map.copyOf(builder.increments);
    multiplier = builder.multiplier;
    tierMode = builder.tierMode;
    provenance = builder.provenance;
  }

  /** The first instant at which the card holds; null for since ever. */
  public @Nullable Instant validFrom() {
    return validFrom;
  }

  /** The first instant at which the card holds no longer; null for until further notice. */
  public @Nullable Instant validTo() {
    return validTo;
  }

  /** The terms under which the card holds. */
  public Conditions conditions() {
    return conditions;
  }

  /** The price of each unit that the card prices. */
  public Map<UsageUnit, Rate> rates() {
    return rates;
  }

  /**
   * Units that have no price under these terms, said outright: no price of another card or of a
   * wider unit stands in. A unit that is merely absent inherits; one with a zero rate is free.
   */
  public Set<UsageUnit> withheld() {
    return withheld;
  }

  /** The least quantity billed of a unit once it is used at all, in steps of the unit. */
  public Map<UsageUnit, Long> minimums() {
    return minimums;
  }

  /** The quantity in steps whose next multiple is billed, such as 6 seconds begun. */
  public Map<UsageUnit, Long> increments() {
    return increments;
  }

  /** The factor on selected rates, of this card and of others; null for none. */
  public @Nullable RateMultiplier multiplier() {
    return multiplier;
  }

  /** What the rates apply to when the conditions ask for a size of request. */
  public TierMode tierMode() {
    return tierMode;
  }

  /** Where the prices come from. */
  public Provenance provenance() {
    return provenance;
  }

  boolean isMarginal() {
    return tierMode == TierMode.MARGINAL && conditions.context() != null;
  }

  boolean isValidAt(Instant instant) {
    return (validFrom == null || !instant.isBefore(validFrom))
        && (validTo == null || instant.isBefore(validTo));
  }

  /** Collects a card. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private Provenance provenance;
    private @Nullable Instant validFrom;
    private @Nullable Instant validTo;
    private Conditions conditions = Conditions.NONE;
    private final Map<UsageUnit, Rate> rates = new LinkedHashMap<>();
    private final Set<UsageUnit> withheld = new HashSet<>();
    private final Map<UsageUnit, Long> minimums = new LinkedHashMap<>();
    private final Map<UsageUnit, Long> increments = new LinkedHashMap<>();
    private @Nullable RateMultiplier multiplier;
    private TierMode tierMode = TierMode.WHOLE_REQUEST;

    private Builder(Provenance provenance) {
      this.provenance = requireNonNull(provenance, "provenance");
    }

    Builder provenance(Provenance provenance) {
      this.provenance = provenance;
      return this;
    }

    /** Sets the first instant at which the card holds; null for since ever. */
    public Builder validFrom(@Nullable Instant validFrom) {
      this.validFrom = validFrom;
      return this;
    }

    /** Sets the first instant at which the card holds no longer; null for never. */
    public Builder validTo(@Nullable Instant validTo) {
      this.validTo = validTo;
      return this;
    }

    /** Sets the terms. */
    public Builder when(Conditions conditions) {
      this.conditions = requireNonNull(conditions, "conditions");
      return this;
    }

    /** Sets the price of a unit; a zero amount means free. */
    public Builder rate(UsageUnit unit, Rate rate) {
      rates.put(requireNonNull(unit, "unit"), requireNonNull(rate, "rate"));
      return this;
    }

    /** Declares that the unit has no price under these terms, and that none stands in. */
    public Builder withhold(UsageUnit unit) {
      withheld.add(requireNonNull(unit, "unit"));
      return this;
    }

    /** Sets the least quantity billed of a unit, in steps of the unit. */
    public Builder minimum(UsageUnit unit, long steps) {
      minimums.put(requireNonNull(unit, "unit"), positive(steps));
      return this;
    }

    /** Sets the quantity in steps whose next multiple is billed. */
    public Builder roundUpTo(UsageUnit unit, long steps) {
      increments.put(requireNonNull(unit, "unit"), positive(steps));
      return this;
    }

    /** Sets the factor on selected rates. */
    public Builder multiplier(RateMultiplier multiplier) {
      this.multiplier = requireNonNull(multiplier, "multiplier");
      return this;
    }

    /** Sets what the rates apply to when the conditions ask for a size of request. */
    public Builder tierMode(TierMode tierMode) {
      this.tierMode = requireNonNull(tierMode, "tierMode");
      return this;
    }

    /** Returns the card. */
    public RateCard build() {
      if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
        throw new IllegalArgumentException(
            "validTo: " + validTo + " (expected: after " + validFrom + ")");
      }
      for (UsageUnit unit : withheld) {
        if (rates.containsKey(unit)) {
          throw new IllegalArgumentException("unit: " + unit + " (expected: a rate or none)");
        }
      }
      return new RateCard(this);
    }

    private static long positive(long steps) {
      if (steps < 1) {
        throw new IllegalArgumentException("steps: " + steps + " (expected: >= 1)");
      }
      return steps;
    }
  }
}
