/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.Flow;

/** The application's subscriber, called in the context in which it asked. */
final class CallerSubscriber<C> implements Flow.Subscriber<C> {
  private final Flow.Subscriber<? super C> target;
  private final Context caller;

  CallerSubscriber(Flow.Subscriber<? super C> target, Context caller) {
    this.target = target;
    this.caller = caller;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    try (Scope ignored = caller.makeCurrent()) {
      target.onSubscribe(subscription);
    }
  }

  @Override
  public void onNext(C item) {
    try (Scope ignored = caller.makeCurrent()) {
      target.onNext(item);
    }
  }

  @Override
  public void onError(Throwable error) {
    try (Scope ignored = caller.makeCurrent()) {
      target.onError(error);
    }
  }

  @Override
  public void onComplete() {
    try (Scope ignored = caller.makeCurrent()) {
      target.onComplete();
    }
  }
}
