/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.latest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A model that answers with a future, which no module of the versions under test does yet. */
record AsyncModel(HttpClient client, URI url, List<ChatModelListener> listeners)
    implements ChatModel {
  @Override
  public ModelProvider provider() {
    return ModelProvider.OPEN_AI;
  }

  @Override
  public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
    return client
        .sendAsync(Wire.request(url, request, false), BodyHandlers.ofString())
        .thenApply(AsyncModel::read);
  }

  private static ChatResponse read(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("status " + response.statusCode());
    }
    JsonNode body = Wire.parse(response.body());
    return Wire.response(body, body.at("/choices/0/message/content").asText());
  }
}
