/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import io.costintent.intent.CostIntent;

/**
 * A call that is about to be made, or a charge.
 *
 * @param intent who and why, complete with defaults
 * @param provider who will bill it, such as {@code openai}
 * @param model the model asked for; the item of a charge
 * @param operation what is asked of it, as in {@code gen_ai.operation.name}, or {@link #CHARGE}
 * @since 0.1
 */
public record PlannedCall(CostIntent intent, String provider, String model, String operation) {
  /** The operation of a charge, which is no model call. */
  public static final String CHARGE = "charge";

  /** Whether this is a cost that no model causes: rules about models have no say. */
  public boolean isCharge() {
    return operation.equals(CHARGE);
  }
}
