/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import java.util.Locale;

/**
 * How urgent an alert is.
 *
 * @since 0.1
 */
public enum AlertSeverity {
  /** Good to know. */
  INFO,

  /** Somebody should look at it these days. */
  WARNING,

  /** Somebody should look at it now. */
  CRITICAL;

  /** The value in payloads, such as {@code warning}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
