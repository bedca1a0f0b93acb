/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.provider.ResponseFacts;
import org.jspecify.annotations.Nullable;

/** Reads what a response body says while somebody else reads the body. Not thread-safe. */
interface BodyReader {
  /** Takes the next bytes. */
  void accept(byte[] bytes, int offset, int length);

  /** Returns what the bytes so far say, or null when that is nothing. */
  @Nullable ResponseFacts facts();

  /** Whether the bytes so far say all that matters. */
  boolean complete();

  /** Whether the bytes so far say that the response failed. */
  default boolean failed() {
    return false;
  }
}
