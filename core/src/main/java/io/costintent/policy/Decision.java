/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * What a policy wants to happen to a call, from lenient to strict.
 *
 * @since 0.1
 */
public sealed interface Decision {
  /** Returns the decision to let the call run. */
  static Decision proceed() {
    return Proceed.INSTANCE;
  }

  /** The value of {@code costintent.budget.decision}. */
  String value();

  /** A number that is higher the stricter the decision is. */
  int strictness();

  /** The call runs as it is. */
  record Proceed() implements Decision {
    private static final Proceed INSTANCE = new Proceed();

    @Override
    public String value() {
      return "allow";
    }

    @Override
    public int strictness() {
      return 0;
    }
  }

  /**
   * The call runs, and it is recorded that an enforcing policy would have denied it.
   *
   * @param reason why, in one sentence
   */
  record WouldDeny(String reason) implements Decision {
    @Override
    public String value() {
      return "would_deny";
    }

    @Override
    public int strictness() {
      return 1;
    }
  }

  /**
   * The call runs on another model, where the caller's door can change it; elsewhere as it is.
   *
   * @param model the model to use instead
   * @param reason why, in one sentence
   */
  record Degrade(String model, String reason) implements Decision {
    @Override
    public String value() {
      return "degrade";
    }

    @Override
    public int strictness() {
      return 2;
    }
  }

  /**
   * The call does not run.
   *
   * @param denial what the caller gets
   */
  record Deny(CallDeniedException denial) implements Decision {
    @Override
    public String value() {
      return "deny";
    }

    @Override
    public int strictness() {
      return 3;
    }
  }
}
