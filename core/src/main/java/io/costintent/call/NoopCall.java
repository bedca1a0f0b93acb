/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import io.costintent.provider.ResponseFacts;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call that nobody watches. */
final class NoopCall implements ModelCall {
  private static final ModelRequest NOTHING = ModelRequest.chat("unknown", "unknown");
  static final NoopCall INSTANCE = new NoopCall(NOTHING);

  private final ModelRequest request;

  NoopCall(ModelRequest request) {
    this.request = request;
  }

  @Override
  public ModelRequest request() {
    return request;
  }

  @Override
  public CostIntent intent() {
    return CostIntent.none();
  }

  @Override
  public Context context() {
    return Context.current();
  }

  @Override
  public Context inside(Context context) {
    return context;
  }

  @Override
  public Scope makeCurrent() {
    return Scope.noop();
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T run(ProviderCall<T, X> call) throws X {
    return call.make();
  }

  @Override
  public void chunk() {}

  @Override
  public void partial(Supplier<@Nullable ResponseFacts> source) {}

  @Override
  public <T> CompletableFuture<T> follow(
      CompletionStage<T> source, ResponseReader<? super T> reader) {
    return source.toCompletableFuture();
  }

  @Override
  public <T> CompletableFuture<T> followOpening(
      CompletionStage<T> source, UnaryOperator<T> opened) {
    return source.toCompletableFuture();
  }

  @Override
  public void end(@Nullable ResponseFacts response) {}

  @Override
  public void fail(Throwable error, @Nullable ResponseFacts partial) {}

  @Override
  public void cut(@Nullable ResponseFacts partial) {}

  @Override
  public void cancel(@Nullable ResponseFacts partial) {}
}
