/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import io.costintent.testkit.conformance.ChunkStream;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a stream of the SDK that is an iterable. */
final class ReadStream<C> implements ChunkStream {
  private final Iterator<C> chunks;
  private final AutoCloseable stream;
  private final Function<C, String> text;

  <S extends Iterable<C> & AutoCloseable> ReadStream(S stream, Function<C, String> text) {
    this.chunks = stream.iterator();
    this.stream = stream;
    this.text = text;
  }

  @Override
  public @Nullable String next() {
    return chunks.hasNext() ? text.apply(chunks.next()) : null;
  }

  @Override
  public void close() throws Exception {
    stream.close();
  }
}
