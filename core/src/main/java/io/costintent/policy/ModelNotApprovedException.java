/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * The model is not approved for this purpose, team or other value of the intent.
 *
 * @since 0.1
 */
public final class ModelNotApprovedException extends CallDeniedException {
  private static final long serialVersionUID = 1L;

  /** Creates a denial with a message that names the models that are approved. */
  public ModelNotApprovedException(String policy, String message) {
    super(policy, message);
  }
}
