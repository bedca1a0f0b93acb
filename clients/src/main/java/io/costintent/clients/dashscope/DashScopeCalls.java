/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.base.HalfDuplexServiceParam;
import com.alibaba.dashscope.common.ResultCallback;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ProviderCall;
import io.costintent.call.StreamFollower;
import io.costintent.clients.CallObserver;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.Operation;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.reactivex.Flowable;

/** The forms that calls of the SDK have, each observed. Thread-safe. */
final class DashScopeCalls {
  private final CallObserver observer;
  private final DashScopeSdk sdk;

  DashScopeCalls(ModelCallHandler handler, DashScopeSdk sdk) {
    this.observer = new CallObserver(handler);
    this.sdk = sdk;
  }

  DashScopeSdk sdk() {
    return sdk;
  }

  /** The result is whole. */
  <P extends HalfDuplexServiceParam, R> R whole(
      Operation<P> operation, P params, ProviderCall<R, ? extends Exception> call) {
    ObservedCall observed = start(operation, params, false);
    R result = observed.call().run(undeclared(call));
    observed.returned(result);
    return result;
  }

  /** A callback is given the result, or the pieces of a stream. */
  <P extends HalfDuplexServiceParam, R> void callback(
      Operation<P> operation,
      P params,
      boolean streaming,
      ResultCallback<R> callback,
      CallbackCall<R> call) {
    ObservedCall observed = start(operation, params, streaming);
    ProviderCall<ObservedCall, Exception> made =
        () -> {
          call.make(new FollowedCallback<>(callback, observed, streaming));
          return observed;
        };
    observed.call().run(undeclared(made));
  }

  /** The methods that end up here declare what those of the SDK declare, each its own. */
  @SuppressWarnings("unchecked") // nobody sees the type but the compiler
  private static <R> ProviderCall<R, RuntimeException> undeclared(
      ProviderCall<R, ? extends Exception> call) {
    return (ProviderCall<R, RuntimeException>) call;
  }

  /**
   * The application subscribes to the pieces, as often as it likes: each time the SDK sends a
   * request, and the intent is that of the code that asked for the stream.
   */
  <P extends HalfDuplexServiceParam, R> Flowable<R> stream(
      Operation<P> operation, P params, Flowable<R> pieces) {
    Context assembled = Context.current();
    return Flowable.defer(() -> {
      try (Scope ignored = assembled.makeCurrent()) {
        return followed(start(operation, params, true), pieces);
      }
    });
  }

  private static <R> Flowable<R> followed(ObservedCall observed, Flowable<R> pieces) {
    StreamFollower<Object> follower = observed.follower();
    return pieces
        .doOnNext(follower::chunk)
        .doOnComplete(follower::completed)
        .doOnError(follower::failed)
        .doOnCancel(follower::cancelled);
  }

  private <P> ObservedCall start(Operation<P> operation, P params, boolean streaming) {
    return observer.start(operation, params, streaming, sdk.endpoint());
  }

  /** A call of the SDK that is given a callback. */
  @FunctionalInterface
  interface CallbackCall<R> {
    void make(ResultCallback<R> callback) throws Exception;
  }
}
