/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

/**
 * What happens to calls while the store gives no answer. What they cost is counted later.
 *
 * @since 0.1
 */
public enum StoreFailure {
  /** They run from what this JVM has already deducted from the shared counter; others do not. */
  ALLOW_WITHIN_LEASE,

  /** They run. */
  OPEN,

  /** They do not run. */
  CLOSED
}
