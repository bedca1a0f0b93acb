/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import io.costintent.intent.CostIntent;

/**
 * The intent of all calls made below some methods.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MethodRule {
  private final MethodPattern pattern;
  private final IntentRule rule;

  MethodRule(MethodPattern pattern, IntentRule rule) {
    this.pattern = pattern;
    this.rule = rule;
  }

  /** The methods. */
  public MethodPattern pattern() {
    return pattern;
  }

  /** What calls below such a method are for, when it is called at {@code place}. */
  public CostIntent intentAt(CallPlace place) {
    return rule.matches(place) ? rule.intent() : CostIntent.none();
  }

  /** Returns where the rule stands and what its methods are; not a contract. */
  @Override
  public String toString() {
    return rule.line() + ": " + pattern;
  }
}
