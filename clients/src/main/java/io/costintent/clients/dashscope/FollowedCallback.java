/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.common.ResultCallback;
import com.alibaba.dashscope.common.Status;
import io.costintent.call.StreamFollower;
import io.costintent.clients.ObservedCall;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The application's callback, in the context of its call; what observes the call hears of
 * everything first.
 */
final class FollowedCallback<R> extends ResultCallback<R> {
  private final ResultCallback<R> callback;
  private final ObservedCall call;
  private final @Nullable StreamFollower<Object> follower;

  FollowedCallback(ResultCallback<R> callback, ObservedCall call, boolean streaming) {
    this.callback = callback;
    this.call = call;
    this.follower = streaming ? call.follower() : null;
  }

  @Override
  public void onOpen(Status status) {
    callback.onOpen(status);
  }

  @Override
  public void onEvent(R result) {
    if (follower == null) {
      call.returned(result);
    } else {
      follower.chunk(result);
    }
    try (Scope ignored = call.call().makeCurrent()) {
      callback.onEvent(result);
    }
  }

  @Override
  public void onComplete() {
    if (follower != null) {
      follower.completed();
    }
    callback.onComplete();
  }

  @Override
  public void onError(Exception error) {
    if (follower == null) {
      call.call().fail(error, null);
    } else {
      follower.failed(error);
    }
    callback.onError(error);
  }
}
