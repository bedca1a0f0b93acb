/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import org.reactivestreams.Subscription;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/** Listens in on a stream, and ends its call where no observation does. */
final class TrackedSubscriber implements CoreSubscriber<ChatResponse>, Subscription {
  private final CoreSubscriber<? super ChatResponse> subscriber;
  private final StartedCall call;
  private Subscription source = NoSubscription.INSTANCE;
  private volatile boolean ended;

  TrackedSubscriber(CoreSubscriber<? super ChatResponse> subscriber, StartedCall call) {
    this.subscriber = subscriber;
    this.call = call;
  }

  @Override
  public Context currentContext() {
    return subscriber.currentContext();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscriber.onSubscribe(this);
  }

  @Override
  public void onNext(ChatResponse chunk) {
    call.chunk(chunk);
    subscriber.onNext(chunk);
  }

  @Override
  public void onError(Throwable error) {
    ended = true;
    if (!call.isObserved()) {
      call.fail(error, null);
    }
    subscriber.onError(error);
  }

  @Override
  public void onComplete() {
    ended = true;
    if (!call.isObserved()) {
      call.end(null);
    }
    subscriber.onComplete();
  }

  @Override
  public void request(long count) {
    source.request(count);
  }

  /** Observations of cancelled streams do not always end, so the call is ended here as well. */
  @Override
  public void cancel() {
    source.cancel();
    if (!ended) {
      call.cancel();
    }
  }

  private enum NoSubscription implements Subscription {
    INSTANCE;

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
