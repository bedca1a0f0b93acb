/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.InputRequiredException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.rerank.TextReRank;
import com.alibaba.dashscope.rerank.TextReRankParam;
import com.alibaba.dashscope.rerank.TextReRankResult;

/**
 * Reranks texts as {@link TextReRank} does, each call recorded. As safe for threads as the client
 * of the SDK that it wraps.
 *
 * @since 0.1
 */
public final class TrackedTextReRank {
  private final TextReRank client;
  private final DashScopeCalls calls;

  TrackedTextReRank(TextReRank client, DashScopeCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Returns the client that makes the calls. */
  public TextReRank client() {
    return client;
  }

  /** Returns what the SDK's method returns, and throws what it throws. */
  public TextReRankResult call(TextReRankParam param)
      throws ApiException, NoApiKeyException, InputRequiredException {
    return calls.whole(calls.sdk().rerank(), param, () -> client.call(param));
  }
}
