/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

/**
 * What of a hold counts as spent when nobody ever settles it, as after a crash.
 *
 * @since 0.1
 */
public enum HoldExpiry {
  /** Nothing. */
  RELEASE,

  /** The input of the call, which the provider most likely got. */
  FLOOR,

  /** All of it. */
  FULL
}
