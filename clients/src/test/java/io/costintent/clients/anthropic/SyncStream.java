/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.http.StreamResponse;
import io.costintent.testkit.conformance.ChunkStream;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a stream of the SDK chunk by chunk. */
final class SyncStream<C> implements ChunkStream {
  private final StreamResponse<C> response;
  private final Function<C, String> text;
  private @Nullable Iterator<C> chunks;

  SyncStream(StreamResponse<C> response, Function<C, String> text) {
    this.response = response;
    this.text = text;
  }

  @Override
  public @Nullable String next() {
    if (chunks == null) {
      chunks = response.stream().iterator();
    }
    return chunks.hasNext() ? text.apply(chunks.next()) : null;
  }

  @Override
  public void close() {
    response.close();
  }
}
