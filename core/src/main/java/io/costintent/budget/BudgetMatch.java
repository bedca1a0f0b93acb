/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which calls a budget concerns, and which counter a call is counted on. */
final class BudgetMatch {
  /** What a counter of a budget without {@code each} is called. */
  static final String ONE_COUNTER = "";

  private final List<Condition> conditions;

  enum Kind {
    /** One of the values. */
    VALUE,
    /** Any value, all on one counter. */
    ANY,
    /** Any value, a counter for each. */
    EACH
  }

  /** What is asked of one dimension. */
  record Condition(BudgetDimension dimension, Kind kind, Set<String> values) {
    boolean accepts(MatchedCall call) {
      if (dimension == BudgetDimension.MODEL) {
        return call.modelNames().stream().anyMatch(values::contains);
      }
      String value = dimension.valueOf(call);
      return value != null && values.contains(value);
    }

    @Override
    public String toString() {
      return dimension
          + "="
          + (kind == Kind.ANY ? "*" : kind == Kind.EACH ? "each" : String.join("|", values));
    }
  }

  /**
   * How a budget concerns a call.
   *
   * @param scope the counter
   * @param missing the dimension without a value that the call must have, or null
   */
  record Hit(String scope, @Nullable BudgetDimension missing) {}

  BudgetMatch(List<Condition> conditions) {
    this.conditions =
        conditions.stream()
            .sorted(Comparator.comparingInt(condition -> condition.dimension.order()))
            .toList();
    Set<BudgetDimension> seen = new LinkedHashSet<>();
    for (Condition condition : this.conditions) {
      if (!seen.add(condition.dimension)) {
        throw new IllegalArgumentException(
            "match: " + condition.dimension + " twice (expected: once)");
      }
    }
  }

  /** Returns how the budget concerns {@code call}, or null when it does not. */
  @Nullable Hit hit(MatchedCall call, MissingValue policy) {
    Scope scope = new Scope();
    BudgetDimension missing = null;
    for (Condition condition : conditions) {
      if (condition.kind == Kind.VALUE) {
        if (!condition.accepts(call)) {
          return null;
        }
        continue;
      }
      String value = condition.dimension.valueOf(call);
      boolean each = condition.kind == Kind.EACH;
      if (value == null) {
        if (policy == MissingValue.SKIP || (policy == MissingValue.UNATTRIBUTED && !each)) {
          return null;
        }
        missing = policy == MissingValue.DENY && missing == null ? condition.dimension : missing;
      }
      if (each) {
        scope.add(condition.dimension, value);
      }
    }
    return new Hit(scope.isEmpty() ? ONE_COUNTER : scope.text(), missing);
  }

  boolean hasOneCounter() {
    return conditions.stream().noneMatch(condition -> condition.kind == Kind.EACH);
  }

  List<Condition> conditions() {
    return conditions;
  }

  @Override
  public String toString() {
    return conditions.toString();
  }
}
