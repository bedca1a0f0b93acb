/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.generation.GenerationOutput;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationOutput;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.embeddings.TextEmbeddingResult;
import com.alibaba.dashscope.rerank.TextReRankResult;
import com.alibaba.dashscope.utils.JsonUtils;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What results say about themselves, as JSON of the wire without their content. */
final class Facts {
  static String of(GenerationResult result) {
    JsonObject facts = facts(result.getRequestId(), result.getUsage());
    GenerationOutput output = result.getOutput();
    if (output != null) {
      put(facts, output.getFinishReason());
      List<GenerationOutput.Choice> choices = output.getChoices();
      if (choices != null && !choices.isEmpty()) {
        put(facts, choices.get(0).getFinishReason());
      }
    }
    return facts.toString();
  }

  static String of(MultiModalConversationResult result) {
    JsonObject facts = facts(result.getRequestId(), result.getUsage());
    MultiModalConversationOutput output = result.getOutput();
    List<MultiModalConversationOutput.Choice> choices = output == null ? null : output.getChoices();
    if (choices != null && !choices.isEmpty()) {
      put(facts, choices.get(0).getFinishReason());
    }
    return facts.toString();
  }

  static String of(TextEmbeddingResult result) {
    return facts(result.getRequestId(), result.getUsage()).toString();
  }

  static String of(TextReRankResult result) {
    return facts(result.getRequestId(), result.getUsage()).toString();
  }

  /** The SDK's own mapper knows the names on the wire. */
  private static JsonObject facts(@Nullable String requestId, @Nullable Object usage) {
    JsonObject facts = new JsonObject();
    facts.addProperty("request_id", requestId);
    if (usage != null) {
      facts.add("usage", JsonUtils.toJsonElement(usage));
    }
    return facts;
  }

  private static void put(JsonObject facts, @Nullable String finishReason) {
    if (finishReason != null) {
      JsonObject output = new JsonObject();
      output.addProperty("finish_reason", finishReason);
      facts.add("output", output);
    }
  }

  private Facts() {}
}
