/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

/**
 * What happens to a call that does not say what a budget counts by.
 *
 * @since 0.1
 */
public enum MissingValue {
  /** The budget does not concern it. */
  SKIP,

  /**
   * Where the budget keeps a counter for each value, calls without one share a counter of their
   * own; where it asks for any value, the budget does not concern them.
   */
  UNATTRIBUTED,

  /** It is denied, in a mode that denies. */
  DENY
}
