/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import org.jspecify.annotations.Nullable;

/** Gets a book from its source. May block; never called on a thread of a model call. */
interface BookFetcher {
  /**
   * Returns what the source has, or null when that is what {@code knownTag} names.
   *
   * @param knownTag what the source called the book in use, or null
   */
  @Nullable Offer fetch(@Nullable String knownTag) throws RefreshRejected;
}
