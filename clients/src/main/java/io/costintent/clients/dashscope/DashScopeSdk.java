/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.base.HalfDuplexServiceParam;
import com.alibaba.dashscope.embeddings.TextEmbeddingParam;
import com.alibaba.dashscope.embeddings.TextEmbeddingResult;
import com.alibaba.dashscope.rerank.TextReRankParam;
import com.alibaba.dashscope.rerank.TextReRankResult;
import com.alibaba.dashscope.utils.Constants;
import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import java.net.URI;

/**
 * What is known of DashScope's SDK. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DashScopeSdk {
  private static final String PROVIDER = "dashscope";

  private final DashScopeOptions options;
  private final Operation<HalfDuplexServiceParam> generation;
  private final Operation<MultiModalConversationParam> conversation;
  private final Operation<TextEmbeddingParam> embedding;
  private final Operation<TextReRankParam> rerank;

  /** Creates what is known, with what an application states. */
  public DashScopeSdk(DashScopeOptions options) {
    this.options = options;
    ParamBound bound = new ParamBound(options.tokenCounter());
    this.generation =
        new DashScopeOperation<>(
            HalfDuplexServiceParam.class,
            ModelRequest.CHAT,
            bound,
            response -> Facts.of((GenerationResult) response));
    this.conversation =
        new DashScopeOperation<>(
            MultiModalConversationParam.class,
            ModelRequest.CHAT,
            bound,
            response -> Facts.of((MultiModalConversationResult) response));
    this.embedding =
        new DashScopeOperation<>(
            TextEmbeddingParam.class,
            ModelRequest.EMBEDDINGS,
            bound,
            response -> Facts.of((TextEmbeddingResult) response));
    this.rerank =
        new DashScopeOperation<>(
            TextReRankParam.class,
            "rerank",
            bound,
            response -> Facts.of((TextReRankResult) response));
  }

  /** The operation of {@code Generation}. */
  public Operation<HalfDuplexServiceParam> generation() {
    return generation;
  }

  /** The operation of {@code MultiModalConversation}. */
  public Operation<MultiModalConversationParam> conversation() {
    return conversation;
  }

  /** The operation of {@code TextEmbedding}. */
  public Operation<TextEmbeddingParam> embedding() {
    return embedding;
  }

  /** The operation of {@code TextReRank}. */
  public Operation<TextReRankParam> rerank() {
    return rerank;
  }

  /** Returns who answers and bills, at the address that holds now. */
  public Endpoint endpoint() {
    return Guarded.get("base URL", this::readEndpoint, Endpoint.of(PROVIDER));
  }

  private Endpoint readEndpoint() {
    URI stated = options.baseUrl();
    URI url = stated == null ? URI.create(Constants.baseHttpApiUrl) : stated;
    return Endpoint.at(url, options.provider(), PROVIDER);
  }
}
