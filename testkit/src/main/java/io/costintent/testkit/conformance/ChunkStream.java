/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import org.jspecify.annotations.Nullable;

/**
 * The chunks of one call, as their consumer sees them. Not thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public interface ChunkStream extends AutoCloseable {
  /**
   * Waits for the next chunk and returns the text in it, or an empty one; null after the last.
   *
   * @throws Throwable the client's own exception
   */
  @Nullable String next() throws Throwable;

  /** Stops listening the way a user of the client would. */
  @Override
  void close() throws Exception;
}
