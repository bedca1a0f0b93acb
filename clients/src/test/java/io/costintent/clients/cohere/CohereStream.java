/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import io.costintent.testkit.conformance.ChunkStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a stream that the SDK delivers as an iterable. */
final class CohereStream<C> implements ChunkStream {
  private final Iterable<C> chunks;
  private final Function<C, String> text;
  private @Nullable Iterator<C> iterator;

  CohereStream(Iterable<C> chunks, Function<C, String> text) {
    this.chunks = chunks;
    this.text = text;
  }

  @Override
  public @Nullable String next() {
    Iterator<C> reading = iterator;
    if (reading == null) {
      reading = chunks.iterator();
      iterator = reading;
    }
    return reading.hasNext() ? text.apply(reading.next()) : null;
  }

  /** The SDK's own type says that it can be closed, the method's does not. */
  @Override
  public void close() throws IOException {
    ((Closeable) chunks).close();
  }
}
