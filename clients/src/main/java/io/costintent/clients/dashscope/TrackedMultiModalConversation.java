/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.common.ResultCallback;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.InputRequiredException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.exception.UploadFileException;
import io.reactivex.Flowable;

/**
 * Converses as {@link MultiModalConversation} does, each call recorded. As safe for threads as the
 * client of the SDK that it wraps.
 *
 * @since 0.1
 */
public final class TrackedMultiModalConversation {
  private final MultiModalConversation client;
  private final DashScopeCalls calls;

  TrackedMultiModalConversation(MultiModalConversation client, DashScopeCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Returns the client that makes the calls. */
  public MultiModalConversation client() {
    return client;
  }

  /** Returns what the SDK's method returns, and throws what it throws. */
  public MultiModalConversationResult call(MultiModalConversationParam param)
      throws ApiException, NoApiKeyException, UploadFileException {
    return calls.whole(calls.sdk().conversation(), param, () -> client.call(param));
  }

  /** Does what the SDK's method does; a denial is thrown. */
  public void call(
      MultiModalConversationParam param, ResultCallback<MultiModalConversationResult> callback)
      throws ApiException, NoApiKeyException, UploadFileException {
    calls.callback(
        calls.sdk().conversation(),
        param,
        false,
        callback,
        followed -> client.call(param, followed));
  }

  /**
   * Returns the pieces that the SDK's method returns. Each subscription is a call, and a denial is
   * its error.
   */
  public Flowable<MultiModalConversationResult> streamCall(MultiModalConversationParam param)
      throws ApiException, NoApiKeyException, UploadFileException {
    return calls.stream(calls.sdk().conversation(), param, client.streamCall(param));
  }

  /** Does what the SDK's method does; a denial is thrown. */
  public void streamCall(
      MultiModalConversationParam param, ResultCallback<MultiModalConversationResult> callback)
      throws ApiException, NoApiKeyException, InputRequiredException, UploadFileException {
    calls.callback(
        calls.sdk().conversation(),
        param,
        true,
        callback,
        followed -> client.streamCall(param, followed));
  }
}
