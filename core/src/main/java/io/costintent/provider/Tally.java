/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Collects the counts of one response and holds them against each other. */
final class Tally {
  /** What {@link #count} returns for a count that is not there. */
  static final long ABSENT = -1;

  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Usage.Builder builder = Usage.builder();

  /** Returns a whole number of zero or more; any other value is absent and marks the usage. */
  long count(JsonNode value) {
    return count(value, UsageUnit.REQUESTS);
  }

  private long count(JsonNode value, UsageUnit unit) {
    if (!Json.isPresent(value)) {
      return ABSENT;
    }
    if (value.isInt() || value.isLong()) {
      long count = value.longValue();
      if (count >= 0 && unit.stepsPerUnit() == 1) {
        return count;
      }
    }
    BigDecimal decimal = Json.decimal(value);
    if (decimal != null && decimal.signum() >= 0) {
      BigDecimal steps = decimal.multiply(BigDecimal.valueOf(unit.stepsPerUnit()));
      boolean whole = unit.stepsPerUnit() > 1 || steps.stripTrailingZeros().scale() <= 0;
      if (whole && steps.compareTo(MAX) <= 0) {
        return steps.setScale(0, RoundingMode.HALF_UP).longValueExact();
      }
    }
    builder.flaw(UsageFlaw.INCONSISTENT);
    return ABSENT;
  }

  /** Adds what {@code value} counts in whole or decimal units; nothing when it is absent. */
  void add(UsageUnit unit, JsonNode value) {
    add(unit, count(value, unit));
  }

  /** Adds {@code steps}; nothing when they are {@link #ABSENT}. */
  void add(UsageUnit unit, long steps) {
    if (steps != ABSENT) {
      builder.add(unit, steps);
    }
  }

  void add(Usage usage) {
    for (int i = 0; i < usage.size(); i++) {
      builder.add(usage.unit(i), usage.quantity(i));
    }
    usage.flaws().forEach(builder::flaw);
  }

  void flaw(UsageFlaw flaw) {
    builder.flaw(flaw);
  }

  /** Returns the usage with parts bounded by their wholes, or null when nothing was counted. */
  @Nullable Usage usage() {
    if (builder.isEmpty()) {
      return null;
    }
    Usage usage = builder.build();
    for (int i = 0; i < usage.size(); i++) {
      if (usage.quantity(i) > bound(usage, usage.unit(i))) {
        return bounded(usage);
      }
    }
    return overlaps(usage) ? usage.with(UsageFlaw.INCONSISTENT) : usage;
  }

  private static Usage bounded(Usage usage) {
    Usage.Builder bounded = Usage.builder().flaw(UsageFlaw.INCONSISTENT);
    for (int i = 0; i < usage.size(); i++) {
      bounded.add(usage.unit(i), Math.min(usage.quantity(i), bound(usage, usage.unit(i))));
    }
    for (UsageFlaw flaw : usage.flaws()) {
      bounded.flaw(flaw);
    }
    return bounded.build();
  }

  /** The smallest of the wholes that {@code unit} is part of. */
  private static long bound(Usage usage, UsageUnit unit) {
    long bound = Long.MAX_VALUE;
    for (UsageUnit whole : unit.parents()) {
      if (usage.has(whole)) {
        bound = Math.min(bound, usage.quantity(whole));
      }
      bound = Math.min(bound, bound(usage, whole));
    }
    return bound;
  }

  /** Whether tokens would have to be both read from the cache and written to it. */
  private static boolean overlaps(Usage usage) {
    return usage.has(INPUT_TOKENS)
        && usage.quantity(CACHE_READ_TOKENS)
            > usage.quantity(INPUT_TOKENS) - usage.quantity(CACHE_WRITE_TOKENS);
  }

  /** Returns the sum of what is there, {@link #ABSENT} when nothing is. */
  static long sum(long... counts) {
    long sum = ABSENT;
    for (long count : counts) {
      if (count != ABSENT) {
        sum = sum == ABSENT ? count : sum + count;
        sum = sum < 0 ? Long.MAX_VALUE : sum;
      }
    }
    return sum;
  }
}
