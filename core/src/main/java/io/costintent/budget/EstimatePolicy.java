/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

/**
 * How much is held for a call whose cost is not known yet.
 *
 * @since 0.1
 */
public enum EstimatePolicy {
  /** The most that the call can cost, so that the limit is never passed. */
  UPPER_BOUND,

  /** What such calls cost as a rule; holds are smaller, and the limit can be passed by a little. */
  EXPECTED
}
