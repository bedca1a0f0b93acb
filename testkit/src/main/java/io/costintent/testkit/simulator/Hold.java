/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.util.concurrent.CompletionStage;

/** A point of the delivery, counted in chunks, that waits until the gate completes. */
record Hold(int chunks, CompletionStage<?> gate) {
  /** Before the status line. */
  static final int BEFORE_HEADERS = -1;
}
