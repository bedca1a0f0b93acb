/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.latest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

/** A model that publishes its answer, which no module of the versions under test does yet. */
record PublishingModel(HttpClient client, URI url, List<ChatModelListener> listeners)
    implements StreamingChatModel {
  @Override
  public ModelProvider provider() {
    return ModelProvider.OPEN_AI;
  }

  @Override
  public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
    return subscriber -> {
      SubmissionPublisher<ChatModelStreamingEvent> events = new SubmissionPublisher<>();
      events.subscribe(subscriber);
      client
          .sendAsync(Wire.request(url, request, true), BodyHandlers.ofLines())
          .thenAccept(response -> publish(response, events))
          .exceptionally(failure -> {
            events.closeExceptionally(failure.getCause());
            return null;
          });
    };
  }

  private static void publish(
      HttpResponse<Stream<String>> response, SubmissionPublisher<ChatModelStreamingEvent> events) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("status " + response.statusCode());
    }
    Answer answer = new Answer();
    try (Stream<String> lines = response.body()) {
      lines
          .filter(line -> line.startsWith("data: {"))
          .map(line -> Wire.parse(line.substring("data: ".length())))
          .forEach(event -> answer.add(event, events));
    }
    events.submit(new CompleteResponse(Wire.response(answer.merged, answer.text.toString())));
    events.close();
  }

  /** What the events of one stream say together. */
  private static final class Answer {
    private final StringBuilder text = new StringBuilder();
    private ObjectNode merged;

    void add(JsonNode event, SubmissionPublisher<ChatModelStreamingEvent> events) {
      if (event.has("error")) {
        throw new IllegalStateException(event.at("/error/message").asText());
      }
      String piece = event.at("/choices/0/delta/content").asText("");
      if (!piece.isEmpty()) {
        text.append(piece);
        events.submit(new PartialResponse(piece));
      }
      if (merged == null) {
        merged = event.deepCopy();
      }
      if (event.at("/choices/0/finish_reason").isTextual()) {
        merged.set("choices", event.get("choices"));
      }
      if (event.path("usage").isObject()) {
        merged.set("usage", event.get("usage"));
      }
    }
  }
}
