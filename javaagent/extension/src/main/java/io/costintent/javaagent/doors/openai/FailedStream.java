/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.openai;

import static java.util.Objects.requireNonNull;

import com.openai.core.http.AsyncStreamResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A stream of a call that was not made: its handler is told of the failure and of nothing else, as
 * the SDK tells of a request that fails.
 */
final class FailedStream implements AsyncStreamResponse<Object> {
  private final Throwable failure;

  FailedStream(Throwable failure) {
    this.failure = requireNonNull(failure, "failure");
  }

  @Override
  public AsyncStreamResponse<Object> subscribe(Handler<? super Object> handler) {
    handler.onComplete(Optional.of(failure));
    return this;
  }

  @Override
  public AsyncStreamResponse<Object> subscribe(Handler<? super Object> handler, Executor executor) {
    executor.execute(() -> handler.onComplete(Optional.of(failure)));
    return this;
  }

  @Override
  public CompletableFuture<Void> onCompleteFuture() {
    return CompletableFuture.failedFuture(failure);
  }

  @Override
  public void close() {}
}
