/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.time.Duration;

/** What scenarios of all SDKs have in common. */
final class Scenarios {
  /** Longer than anything that is not stuck. */
  static final int SECONDS = 30;

  /** How often an SDK tries again. */
  static final int RETRIES = 2;

  /** How long an SDK waits for an answer that never comes. */
  static final Duration IMPATIENCE = Duration.ofMillis(500);

  private Scenarios() {}
}
