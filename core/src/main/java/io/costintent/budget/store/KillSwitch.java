/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.IntentKey;
import java.time.Instant;

/**
 * Stops all calls of one team, feature, experiment or other value of an intent.
 *
 * @param key what of the intent is looked at
 * @param value the value whose calls stop
 * @param reason why, for those who are stopped
 * @param by who did it
 * @param at when
 * @since 0.1
 */
public record KillSwitch(IntentKey key, String value, String reason, String by, Instant at) {
  public KillSwitch {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
    requireNonNull(reason, "reason");
    requireNonNull(by, "by");
    requireNonNull(at, "at");
  }
}
