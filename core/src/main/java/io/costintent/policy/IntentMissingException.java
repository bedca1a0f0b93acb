/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

/**
 * A budget keeps count by something that the call does not say, and does not let such calls run.
 *
 * @since 0.1
 */
public final class IntentMissingException extends CallDeniedException {
  private static final long serialVersionUID = 1L;
  private static final String POLICY = "budget";

  private final String missing;

  /** Creates the denial of {@code budget} for a call that does not say {@code missing}. */
  public IntentMissingException(String budget, String missing) {
    super(
        POLICY,
        "budget "
            + budget
            + ": the call does not say its "
            + missing
            + "; set it where the call is made, or as a default in the configuration");
    this.missing = requireNonNull(missing, "missing");
  }

  /** What the call does not say, such as {@code team}. */
  public String missing() {
    return missing;
  }
}
