/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.policy.CallDeniedException;
import java.util.concurrent.Flow;

/** What a subscriber gets instead of chunks when a policy said no: nothing to request or cancel. */
enum DeniedSubscription implements Flow.Subscription {
  INSTANCE;

  /** Tells {@code subscriber} in the order that the protocol of publishers asks for. */
  static void signal(Flow.Subscriber<?> subscriber, CallDeniedException denial) {
    subscriber.onSubscribe(INSTANCE);
    subscriber.onError(denial);
  }

  @Override
  public void request(long n) {}

  @Override
  public void cancel() {}
}
