/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.base.HalfDuplexServiceParam;
import com.alibaba.dashscope.common.ResultCallback;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.InputRequiredException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import io.reactivex.Flowable;

/**
 * Generates text as {@link Generation} does, each call recorded. As safe for threads as the client
 * of the SDK that it wraps.
 *
 * @since 0.1
 */
public final class TrackedGeneration {
  private final Generation client;
  private final DashScopeCalls calls;

  TrackedGeneration(Generation client, DashScopeCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Returns the client that makes the calls. */
  public Generation client() {
    return client;
  }

  /** Returns what the SDK's method returns, and throws what it throws. */
  public GenerationResult call(HalfDuplexServiceParam param)
      throws ApiException, NoApiKeyException, InputRequiredException {
    return calls.whole(calls.sdk().generation(), param, () -> client.call(param));
  }

  /** Does what the SDK's method does; a denial is thrown. */
  public void call(HalfDuplexServiceParam param, ResultCallback<GenerationResult> callback)
      throws ApiException, NoApiKeyException, InputRequiredException {
    calls.callback(
        calls.sdk().generation(), param, false, callback, followed -> client.call(param, followed));
  }

  /**
   * Returns the pieces that the SDK's method returns. Each subscription is a call, and a denial is
   * its error.
   */
  public Flowable<GenerationResult> streamCall(HalfDuplexServiceParam param)
      throws ApiException, NoApiKeyException, InputRequiredException {
    return calls.stream(calls.sdk().generation(), param, client.streamCall(param));
  }

  /** Does what the SDK's method does; a denial is thrown. */
  public void streamCall(HalfDuplexServiceParam param, ResultCallback<GenerationResult> callback)
      throws ApiException, NoApiKeyException, InputRequiredException {
    calls.callback(
        calls.sdk().generation(),
        param,
        true,
        callback,
        followed -> client.streamCall(param, followed));
  }
}
