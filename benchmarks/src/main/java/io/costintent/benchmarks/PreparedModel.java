/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/** A model that has its answer ready: what is measured is what stands around it. */
record PreparedModel(List<ChatModelListener> listeners) implements ChatModel {
  static final ChatRequestParameters PARAMETERS =
      DefaultChatRequestParameters.builder().modelName("gpt-4o").build();

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return PARAMETERS;
  }

  @Override
  public ModelProvider provider() {
    return ModelProvider.OPEN_AI;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    return Conversation.RESPONSE;
  }
}
