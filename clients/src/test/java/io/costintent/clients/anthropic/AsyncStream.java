/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.http.AsyncStreamResponse;
import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a stream that the SDK delivers to a handler. */
final class AsyncStream<C> implements ChunkStream {
  private final AsyncStreamResponse<C> response;
  private final Function<C, String> text;
  private final ChunkQueue queue = new ChunkQueue();
  private boolean subscribed;

  AsyncStream(AsyncStreamResponse<C> response, Function<C, String> text) {
    this.response = response;
    this.text = text;
  }

  @Override
  public @Nullable String next() throws Throwable {
    if (!subscribed) {
      subscribed = true;
      response.subscribe(new Chunks());
    }
    return queue.next();
  }

  @Override
  public void close() {
    response.close();
  }

  private final class Chunks implements AsyncStreamResponse.Handler<C> {
    @Override
    public void onNext(C chunk) {
      queue.chunk(text.apply(chunk));
    }

    @Override
    public void onComplete(Optional<Throwable> error) {
      Throwable failure = error.orElse(null);
      queue.completed(failure instanceof CompletionException ? failure.getCause() : failure);
    }
  }
}
