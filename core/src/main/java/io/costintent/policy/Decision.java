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
   * The call runs, and it is recorded that something deserves attention: a threshold was passed, a
   * price is not known, an experiment is over.
   *
   * @param reason what, in one sentence
   */
  record Warn(String reason) implements Decision {
    @Override
    public String value() {
      return "warn";
    }

    @Override
    public int strictness() {
      return 1;
    }
  }

  /**
   * The call runs as it is, because its door cannot change the model.
   *
   * @param model the model that was to be used instead
   * @param reason why, in one sentence
   */
  record WouldDegrade(String model, String reason) implements Decision {
    @Override
    public String value() {
      return "would_degrade";
    }

    @Override
    public int strictness() {
      return 2;
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
      return 3;
    }
  }

  /**
   * The call runs with a limit on its output that it did not have.
   *
   * @param maxOutputTokens the limit for each candidate
   * @param reason why, in one sentence
   */
  record Cap(long maxOutputTokens, String reason) implements Decision {
    @Override
    public String value() {
      return "cap";
    }

    @Override
    public int strictness() {
      return 4;
    }
  }

  /**
   * The call runs on another model, where the caller's door can change it; elsewhere it becomes
   * {@link WouldDegrade}.
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
      return 5;
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
      return 6;
    }
  }
}
