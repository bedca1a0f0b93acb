/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Scope;
import org.reactivestreams.Subscription;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Stands between a call and who listens: what is asked of the model is inside the call, what is
 * done with its answers is outside.
 */
final class BoundarySubscriber implements CoreSubscriber<ChatResponse> {
  private final CoreSubscriber<? super ChatResponse> subscriber;
  private final io.opentelemetry.context.Context inside;
  private final io.opentelemetry.context.Context outside;

  BoundarySubscriber(
      CoreSubscriber<? super ChatResponse> subscriber,
      io.opentelemetry.context.Context inside,
      io.opentelemetry.context.Context outside) {
    this.subscriber = requireNonNull(subscriber, "subscriber");
    this.inside = requireNonNull(inside, "inside");
    this.outside = requireNonNull(outside, "outside");
  }

  @Override
  public Context currentContext() {
    return subscriber.currentContext();
  }

  @Override
  public void onSubscribe(Subscription source) {
    Subscription asking =
        new Subscription() {
          @Override
          public void request(long count) {
            try (Scope ignored = inside.makeCurrent()) {
              source.request(count);
            }
          }

          @Override
          public void cancel() {
            source.cancel();
          }
        };
    try (Scope ignored = outside.makeCurrent()) {
      subscriber.onSubscribe(asking);
    }
  }

  @Override
  public void onNext(ChatResponse chunk) {
    try (Scope ignored = outside.makeCurrent()) {
      subscriber.onNext(chunk);
    }
  }

  @Override
  public void onError(Throwable error) {
    try (Scope ignored = outside.makeCurrent()) {
      subscriber.onError(error);
    }
  }

  @Override
  public void onComplete() {
    try (Scope ignored = outside.makeCurrent()) {
      subscriber.onComplete();
    }
  }
}
