/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.IntentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends calls to a smaller model than they ask for, by what they are for: development and
 * evaluation seldom need the largest one.
 *
 * <p>The first rule that matches decides. Applied where the caller's door can change the model;
 * elsewhere the call runs as it is and its span says so. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SmallerModels implements CallPolicy {
  private static final String NAME = "smaller-models";

  private final List<Rule> rules;

  /** Returns a builder without rules. */
  public static Builder builder() {
    return new Builder();
  }

  private SmallerModels(List<Rule> rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Decision decide(PlannedCall call) {
    for (Rule rule : rules) {
      if (rule.matches(call)) {
        return new Decision.Degrade(
            rule.to, "for " + rule.when + " use " + rule.to + " instead of " + rule.from);
      }
    }
    return Decision.proceed();
  }

  private record Rule(IntentMatch when, String from, String to) {
    boolean matches(PlannedCall call) {
      return !call.isCharge()
          && from.equals(call.model().toLowerCase(Locale.ROOT))
          && when.matches(call.intent());
    }
  }

  /** Collects rules. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final List<Rule> rules = new ArrayList<>();

    private Builder() {}

    /** Replaces a model for calls whose intent has {@code value} for {@code key}. */
    public Builder replace(IntentKey key, String value, String model, String smaller) {
      return replace(Map.of(key, value), model, smaller);
    }

    /** Replaces a model for calls whose intent has all of these values. */
    public Builder replace(Map<IntentKey, String> when, String model, String smaller) {
      rules.add(
          new Rule(
              new IntentMatch(when),
              model.toLowerCase(Locale.ROOT),
              requireNonNull(smaller, "smaller")));
      return this;
    }

    /** Replaces a model for every call that no earlier rule matches. */
    public Builder replaceOtherwise(String model, String smaller) {
      return replace(Map.of(), model, smaller);
    }

    /** Returns the policy. */
    public SmallerModels build() {
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("rules: none (expected: at least one)");
      }
      return new SmallerModels(List.copyOf(rules));
    }
  }
}
