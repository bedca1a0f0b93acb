/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the chunks of one stream say. One for each stream.
 *
 * <p>What it throws is logged and counted. Not thread-safe: called by the thread that the stream
 * delivers on, one at a time.
 *
 * @param <C> the client's type of chunk
 * @since 0.1
 */
public interface ChunkReader<C> {
  /** Takes the next chunk. */
  void accept(C chunk);

  /** Returns what is known so far, or null when that is nothing. */
  @Nullable ResponseFacts facts();

  /** Whether the chunk that the provider sends last has arrived. */
  boolean complete();

  /** Whether a chunk said that the response failed. */
  default boolean failed() {
    return false;
  }

  /** Returns a reader for chunks that can be turned into the JSON of the wire, or into null. */
  static <C> ChunkReader<C> of(
      StreamUsageReader reader, Function<? super C, ? extends @Nullable JsonNode> toJson) {
    requireNonNull(reader, "reader");
    requireNonNull(toJson, "toJson");
    return new ChunkReader<>() {
      @Override
      public void accept(C chunk) {
        JsonNode json = toJson.apply(chunk);
        if (json != null) {
          reader.accept(json);
        }
      }

      @Override
      public ResponseFacts facts() {
        return reader.facts();
      }

      @Override
      public boolean complete() {
        return reader.complete();
      }

      @Override
      public boolean failed() {
        return reader.failed();
      }
    };
  }
}
