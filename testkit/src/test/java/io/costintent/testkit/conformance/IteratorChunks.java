/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads lines of a stream one by one. */
final class IteratorChunks implements ChunkStream {
  private final Iterator<String> lines;
  private final AutoCloseable source;

  IteratorChunks(Iterator<String> lines, AutoCloseable source) {
    this.lines = lines;
    this.source = source;
  }

  @Override
  public @Nullable String next() {
    return lines.hasNext() ? PlainClient.delta(lines.next()) : null;
  }

  @Override
  public void close() throws Exception {
    source.close();
  }
}
