/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** An operation whose caller may block until it is answered, or be told that it is not. */
final class Question<T> implements Operation {
  private final Consumer<Batch> writer;
  private final BiFunction<Object, Batch, T> reader;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  Question(Consumer<Batch> writer, BiFunction<Object, Batch, T> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  @Override
  public void write(Batch batch) {
    writer.accept(batch);
  }

  @Override
  public void done(Object reply, Batch batch) {
    answer.complete(reader.apply(reply, batch));
  }

  @Override
  public void failed(String reason) {
    answer.completeExceptionally(new IllegalStateException(reason));
  }
}
