/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.common.ResultCallback;
import com.alibaba.dashscope.embeddings.TextEmbedding;
import com.alibaba.dashscope.embeddings.TextEmbeddingParam;
import com.alibaba.dashscope.embeddings.TextEmbeddingResult;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.NoApiKeyException;

/**
 * Embeds texts as {@link TextEmbedding} does, each call recorded. As safe for threads as the client
 * of the SDK that it wraps.
 *
 * @since 0.1
 */
public final class TrackedTextEmbedding {
  private final TextEmbedding client;
  private final DashScopeCalls calls;

  TrackedTextEmbedding(TextEmbedding client, DashScopeCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Returns the client that makes the calls. */
  public TextEmbedding client() {
    return client;
  }

  /** Returns what the SDK's method returns, and throws what it throws. */
  public TextEmbeddingResult call(TextEmbeddingParam param) throws ApiException, NoApiKeyException {
    return calls.whole(calls.sdk().embedding(), param, () -> client.call(param));
  }

  /** Does what the SDK's method does; a denial is thrown. */
  public void call(TextEmbeddingParam param, ResultCallback<TextEmbeddingResult> callback)
      throws ApiException, NoApiKeyException {
    calls.callback(
        calls.sdk().embedding(), param, false, callback, followed -> client.call(param, followed));
  }
}
