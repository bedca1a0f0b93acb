/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationParam;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.common.Message;
import com.alibaba.dashscope.common.MultiModalMessage;
import com.alibaba.dashscope.common.Role;
import com.alibaba.dashscope.rerank.TextReRank;
import com.alibaba.dashscope.rerank.TextReRankParam;
import io.costintent.CostTracking;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Clients of DashScope's SDK, what they send, and the text of what they receive. */
final class DashScopeClients {
  private static final String KEY = "sk-conformance";

  static TrackedGeneration generation(CostTracking tracking, URI baseUrl) {
    return DashScopeTracking.wrap(
        new Generation("http", baseUrl + "/api/v1"), tracking, options(baseUrl));
  }

  static TrackedMultiModalConversation conversation(CostTracking tracking, URI baseUrl) {
    return DashScopeTracking.wrap(
        new MultiModalConversation("http", baseUrl + "/api/v1"), tracking, options(baseUrl));
  }

  static TrackedTextReRank rerank(CostTracking tracking, URI baseUrl) {
    return DashScopeTracking.wrap(
        new TextReRank("http", baseUrl + "/api/v1"), tracking, options(baseUrl));
  }

  static DashScopeOptions options(URI baseUrl) {
    return DashScopeOptions.defaults().withBaseUrl(baseUrl);
  }

  static GenerationParam text(String model, String prompt) {
    return GenerationParam.builder()
        .apiKey(KEY)
        .model(model)
        .messages(List.of(Message.builder().role(Role.USER.getValue()).content(prompt).build()))
        .resultFormat(GenerationParam.ResultFormat.MESSAGE)
        .incrementalOutput(true)
        .build();
  }

  static MultiModalConversationParam multiModal(String model, String prompt) {
    MultiModalMessage message =
        MultiModalMessage.builder()
            .role(Role.USER.getValue())
            .content(List.of(Map.<String, Object>of("text", prompt)))
            .build();
    return MultiModalConversationParam.builder()
        .apiKey(KEY)
        .model(model)
        .message(message)
        .incrementalOutput(true)
        .build();
  }

  static TextReRankParam rerank(String model, String prompt) {
    return TextReRankParam.builder()
        .apiKey(KEY)
        .model(model)
        .query(prompt)
        .documents(List.of("by the lake", "on the roof"))
        .build();
  }

  static String text(GenerationResult result) {
    return result.getOutput().getChoices().get(0).getMessage().getContent();
  }

  static String text(MultiModalConversationResult result) {
    return String.valueOf(
        result.getOutput().getChoices().get(0).getMessage().getContent().get(0).get("text"));
  }

  private DashScopeClients() {}
}
