/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

import java.util.Locale;

/**
 * What the spend is for. Experiments and production are budgeted and judged apart.
 *
 * @since 0.1
 */
public enum Purpose {
  PRODUCTION,
  EXPERIMENT,
  EVALUATION,
  DEVELOPMENT,
  /** Nobody said. */
  UNSPECIFIED;

  /** The value of {@code costintent.purpose}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
