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

/**
 * One call that was started and must be ended, from any thread, by exactly one of the ending
 * methods; later endings are ignored.
 *
 * <p>None of the methods throws. Thread-safe.
 *
 * @since 0.1
 */
public sealed interface ModelCall permits TrackedCall, NoopCall {
  /** What to ask of the provider; another model than planned after a degrading decision. */
  ModelRequest request();

  /** The intent captured at the start, complete with defaults. */
  CostIntent intent();

  /** The context to run the provider call in, with its span and this call. */
  Context context();

  /**
   * Returns {@code context} as one inside this call, so that calls made there are inside it too:
   * for frameworks that make contexts of their own, with spans of their own, after this started.
   */
  Context inside(Context context);

  /** Makes {@link #context()} current on this thread until the scope is closed. */
  Scope makeCurrent();

  /**
   * Returns what {@code call} returns, made in {@link #context()}; what it throws ends this call as
   * failed and goes on, the same object.
   */
  <T extends @Nullable Object, X extends Throwable> T run(ProviderCall<T, X> call) throws X;

  /** Says that a piece of a stream arrived: the first marks the time to first chunk. */
  void chunk();

  /**
   * Says where to ask for what a response has said so far, should nobody end the call: the sweep of
   * forgotten responses asks once, on another thread, after a long silence.
   */
  void partial(Supplier<@Nullable ResponseFacts> source);

  /**
   * Returns a future that completes as {@code source} does, after it has ended this call: with the
   * same value or the same exception object. Cancelling it cancels the source.
   */
  <T> CompletableFuture<T> follow(CompletionStage<T> source, ResponseReader<? super T> reader);

  /**
   * Returns a future of a response that is read later, as of a raw HTTP response: fails or cancels
   * this call as {@code source} does, else completes with what {@code opened} returns, which has to
   * end this call when its reading does.
   */
  <T> CompletableFuture<T> followOpening(CompletionStage<T> source, UnaryOperator<T> opened);

  /** The response arrived whole; null when nothing could be read from it. */
  void end(@Nullable ResponseFacts response);

  /** The call failed; {@code partial} is what a stream said before, or null. */
  void fail(Throwable error, @Nullable ResponseFacts partial);

  /** The stream stopped without its final event; {@code partial} is what it said before. */
  void cut(@Nullable ResponseFacts partial);

  /** The caller stopped listening; {@code partial} is what the stream said before. */
  void cancel(@Nullable ResponseFacts partial);
}
