/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings chunks that a client delivers on its threads to the thread of a test.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ChunkQueue {
  static final int PATIENCE_SECONDS = 30;

  private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>();

  /** A chunk arrived. */
  public void chunk(String text) {
    items.add(new Item(text, null));
  }

  /** No more chunks come; null for no error. */
  public void completed(@Nullable Throwable error) {
    items.add(new Item(null, error));
  }

  /** Waits for the next chunk; null after the last, and throws what the stream failed with. */
  public @Nullable String next() throws Throwable {
    Item item = items.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (item == null) {
      throw new AssertionError("no chunk within " + PATIENCE_SECONDS + " s");
    }
    if (item.error != null) {
      throw item.error;
    }
    return item.text;
  }

  private record Item(@Nullable String text, @Nullable Throwable error) {}
}
