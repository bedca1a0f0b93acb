/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import org.jspecify.annotations.Nullable;

/**
 * What the one who hands out a response body knows about it, beyond its bytes.
 *
 * <p>Asked by whoever reads the body, on that thread; a failure is guarded. Thread-safe.
 *
 * @since 0.1
 */
public interface BodySource {
  /** A body of which nothing more is known. */
  BodySource PLAIN = new BodySource() {};

  /** Whether the reading fails because the caller cancelled it. */
  default boolean isCancelled() {
    return false;
  }

  /**
   * Returns the error that an event of a stream stands for, or null for any other event.
   *
   * @param event the data of the event, not to be kept
   */
  default @Nullable Throwable errorIn(String event) {
    return null;
  }
}
