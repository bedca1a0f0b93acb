/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;

/** A model that has the 20 pieces of its answer ready, and delivers them on the calling thread. */
record PreparedStream(List<ChatModelListener> listeners) implements StreamingChatModel {
  private static final int PIECES = 20;

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return PreparedModel.PARAMETERS;
  }

  @Override
  public ModelProvider provider() {
    return ModelProvider.OPEN_AI;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    for (int i = 0; i < PIECES; i++) {
      handler.onPartialResponse("piece");
    }
    handler.onCompleteResponse(Conversation.RESPONSE);
  }
}
