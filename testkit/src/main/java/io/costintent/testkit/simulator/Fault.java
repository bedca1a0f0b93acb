/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

/** How the delivery of a reply goes wrong. Immutable and thread-safe. */
sealed interface Fault {
  /** Delivered in full. */
  record None() implements Fault {}

  /** The connection closes before the status line. */
  record Disconnect() implements Fault {}

  /** The connection closes after the headers and so many chunks. */
  record Cut(int chunks) implements Fault {}

  /** The stream ends, after so many chunks, with the provider's error event. */
  record StreamError(int chunks, Failure failure) implements Fault {}
}
