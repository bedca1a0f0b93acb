/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.common.ResultCallback;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Completes a future with what a callback is told: the last result, once all is told. */
final class CallbackFuture<R> extends ResultCallback<R> {
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private @Nullable R last;

  CompletableFuture<R> future() {
    return future;
  }

  @Override
  public void onEvent(R result) {
    last = result;
  }

  @Override
  public void onComplete() {
    future.complete(last);
  }

  @Override
  public void onError(Exception error) {
    future.completeExceptionally(error);
  }
}
