/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * A policy that blocks did not let a call run; the provider was not called.
 *
 * @since 0.1
 */
public class CallDeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String policy;

  /** Creates a denial by {@code policy}, with a message that says what to do about it. */
  public CallDeniedException(String policy, String message) {
    super(message);
    this.policy = policy;
  }

  /** The {@linkplain CallPolicy#name() name} of the policy that denied. */
  public String policy() {
    return policy;
  }
}
