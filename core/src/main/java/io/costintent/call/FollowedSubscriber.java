/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.util.concurrent.Flow;

/** Tells a follower what passes between a publisher and its subscriber. */
final class FollowedSubscriber<C> implements Flow.Subscriber<C> {
  private final Flow.Subscriber<? super C> subscriber;
  private final StreamFollower<C> follower;

  FollowedSubscriber(Flow.Subscriber<? super C> subscriber, StreamFollower<C> follower) {
    this.subscriber = subscriber;
    this.follower = follower;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {
            subscription.request(n);
          }

          @Override
          public void cancel() {
            follower.cancelled();
            subscription.cancel();
          }
        });
  }

  @Override
  public void onNext(C chunk) {
    follower.chunk(chunk);
    subscriber.onNext(chunk);
  }

  @Override
  public void onError(Throwable error) {
    follower.failed(error);
    subscriber.onError(error);
  }

  @Override
  public void onComplete() {
    follower.completed();
    subscriber.onComplete();
  }
}
