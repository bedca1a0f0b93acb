/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.common.ResultCallback;
import io.costintent.testkit.conformance.ChunkQueue;
import java.util.function.Function;

/** Puts what a callback is told into a queue. */
final class CallbackStream<R> extends ResultCallback<R> {
  private final ChunkQueue queue = new ChunkQueue();
  private final Function<R, String> text;

  CallbackStream(Function<R, String> text) {
    this.text = text;
  }

  String readAll() throws Throwable {
    StringBuilder all = new StringBuilder();
    for (String piece = queue.next(); piece != null; piece = queue.next()) {
      all.append(piece);
    }
    return all.toString();
  }

  @Override
  public void onEvent(R result) {
    queue.chunk(text.apply(result));
  }

  @Override
  public void onComplete() {
    queue.completed(null);
  }

  @Override
  public void onError(Exception error) {
    queue.completed(error);
  }
}
