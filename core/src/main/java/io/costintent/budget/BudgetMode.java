/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

/**
 * What a budget does to calls, from lenient to strict.
 *
 * @since 0.1
 */
public enum BudgetMode {
  /** Counts; nothing else. */
  OBSERVE,

  /** Counts and alerts. */
  WARN,

  /**
   * Like {@link #BLOCK}, and in the last part of the budget lets only so much run as time has
   * passed: what is left of it is spread over what is left of the window.
   */
  THROTTLE,

  /** Lets calls run on a smaller model where the door can change it; denies none. */
  DEGRADE,

  /** Denies calls that the limit does not allow. */
  BLOCK;

  /** Whether a call can be denied because of the limit. */
  public boolean denies() {
    return this == THROTTLE || this == BLOCK;
  }

  /** Whether somebody is told when a threshold is passed. */
  public boolean alerts() {
    return this != OBSERVE;
  }
}
