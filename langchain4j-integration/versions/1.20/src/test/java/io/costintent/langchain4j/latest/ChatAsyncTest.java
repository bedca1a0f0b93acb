/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.latest;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.costintent.CostTracking;
import io.costintent.langchain4j.ModelOptions;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code chatAsync} of a wrapped model. */
class ChatAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    ChatModel model =
        TrackedModels.wrap(
            new AsyncModel(HttpClient.newHttpClient(), baseUrl, List.of()), tracking, options);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String name, String prompt) {
        return ask(name, prompt).thenApply(response -> response.aiMessage().text());
      }

      @Override
      public CompletableFuture<?> startUnread(String name, String prompt) {
        return ask(name, prompt);
      }

      private CompletableFuture<ChatResponse> ask(String name, String prompt) {
        return model.chatAsync(
            ChatRequest.builder().modelName(name).messages(UserMessage.from(prompt)).build());
      }
    };
  }
}
