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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets calls run on approved models only.
 *
 * <p>Rules are asked in the order they were added; the first whose key and value match the intent
 * decides. A call that no rule matches runs, and so does a charge, which is of no model. Without
 * {@link Builder#enforce()} nothing is denied and violations are recorded as {@code would_deny}.
 *
 * {@snippet class="io.costintent.Snippets" region="approved-models"}
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ApprovedModels implements CallPolicy {
  private static final String NAME = "approved-models";

  private final List<Rule> rules;
  private final boolean enforcing;

  /** Returns a builder without rules. */
  public static Builder builder() {
    return new Builder();
  }

  private ApprovedModels(List<Rule> rules, boolean enforcing) {
    this.rules = rules;
    this.enforcing = enforcing;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Decision decide(PlannedCall call) {
    if (call.isCharge()) {
      return Decision.proceed();
    }
    for (Rule rule : rules) {
      if (rule.when.matches(call.intent())) {
        return rule.models.contains(call.model().toLowerCase(Locale.ROOT))
            ? Decision.proceed()
            : violation(call, rule);
      }
    }
    return Decision.proceed();
  }

  private Decision violation(PlannedCall call, Rule rule) {
    String message =
        "model: "
            + call.model()
            + " is not approved for "
            + rule.when
            + " (expected: one of "
            + rule.models.stream().sorted().collect(Collectors.joining(", "))
            + ")";
    return enforcing
        ? new Decision.Deny(new ModelNotApprovedException(NAME, message))
        : new Decision.WouldDeny(message);
  }

  private record Rule(IntentMatch when, Set<String> models) {}

  /** Collects rules. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final List<Rule> rules = new ArrayList<>();
    private boolean enforcing;

    private Builder() {}

    /** Approves {@code models} for calls whose intent has {@code value} for {@code key}. */
    public Builder allow(IntentKey key, String value, String... models) {
      return allow(Map.of(requireNonNull(key, "key"), requireNonNull(value, "value")), models);
    }

    /** Approves {@code models} for calls whose intent has all of these values. */
    public Builder allow(Map<IntentKey, String> when, String... models) {
      rules.add(new Rule(new IntentMatch(when), lowerCase(models)));
      return this;
    }

    /** Approves {@code models} for every call that no earlier rule matches. */
    public Builder allowOtherwise(String... models) {
      return allow(Map.of(), models);
    }

    /** Denies violations instead of only recording them. */
    public Builder enforce() {
      enforcing = true;
      return this;
    }

    /** Returns the policy. */
    public ApprovedModels build() {
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("rules: none (expected: at least one)");
      }
      return new ApprovedModels(List.copyOf(rules), enforcing);
    }

    private static Set<String> lowerCase(String... models) {
      return Stream.of(models)
          .map(model -> model.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
