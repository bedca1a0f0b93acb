/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import static java.util.Objects.requireNonNull;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.embeddings.TextEmbedding;
import com.alibaba.dashscope.rerank.TextReRank;
import io.costintent.CostTracking;

/**
 * Wraps clients of DashScope's SDK, so that each of their calls is recorded with its intent and
 * cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="dashscope"}
 *
 * <p>The SDK's clients are final and can be given nothing to send with, so what comes back is a
 * type of ours with the same methods. Whatever those of the SDK take, return and throw is the same.
 *
 * @since 0.1
 */
public final class DashScopeTracking {
  /** Returns what generates as {@code client} does, each call recorded. */
  public static TrackedGeneration wrap(Generation client, CostTracking tracking) {
    return wrap(client, tracking, DashScopeOptions.defaults());
  }

  /** Returns what generates as {@code client} does, each call recorded. */
  public static TrackedGeneration wrap(
      Generation client, CostTracking tracking, DashScopeOptions options) {
    return new TrackedGeneration(requireNonNull(client, "client"), calls(tracking, options));
  }

  /** Returns what converses as {@code client} does, each call recorded. */
  public static TrackedMultiModalConversation wrap(
      MultiModalConversation client, CostTracking tracking) {
    return wrap(client, tracking, DashScopeOptions.defaults());
  }

  /** Returns what converses as {@code client} does, each call recorded. */
  public static TrackedMultiModalConversation wrap(
      MultiModalConversation client, CostTracking tracking, DashScopeOptions options) {
    return new TrackedMultiModalConversation(
        requireNonNull(client, "client"), calls(tracking, options));
  }

  /** Returns what embeds as {@code client} does, each call recorded. */
  public static TrackedTextEmbedding wrap(TextEmbedding client, CostTracking tracking) {
    return wrap(client, tracking, DashScopeOptions.defaults());
  }

  /** Returns what embeds as {@code client} does, each call recorded. */
  public static TrackedTextEmbedding wrap(
      TextEmbedding client, CostTracking tracking, DashScopeOptions options) {
    return new TrackedTextEmbedding(requireNonNull(client, "client"), calls(tracking, options));
  }

  /** Returns what reranks as {@code client} does, each call recorded. */
  public static TrackedTextReRank wrap(TextReRank client, CostTracking tracking) {
    return wrap(client, tracking, DashScopeOptions.defaults());
  }

  /** Returns what reranks as {@code client} does, each call recorded. */
  public static TrackedTextReRank wrap(
      TextReRank client, CostTracking tracking, DashScopeOptions options) {
    return new TrackedTextReRank(requireNonNull(client, "client"), calls(tracking, options));
  }

  private static DashScopeCalls calls(CostTracking tracking, DashScopeOptions options) {
    return new DashScopeCalls(tracking.handler(), new DashScopeSdk(options));
  }

  private DashScopeTracking() {}
}
