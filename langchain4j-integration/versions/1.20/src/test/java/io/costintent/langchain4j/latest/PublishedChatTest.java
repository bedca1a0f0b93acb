/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.latest;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.PartialResponse;
import io.costintent.CostTracking;
import io.costintent.langchain4j.ModelOptions;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Answers that a wrapped model publishes. */
class PublishedChatTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  /** Nobody can be asked for another model once the publisher is there. */
  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    StreamingChatModel model =
        TrackedModels.wrap(
            new PublishingModel(HttpClient.newHttpClient(), baseUrl, List.of()), tracking, options);
    return (name, prompt) -> {
      Events events = new Events();
      model
          .chat(ChatRequest.builder().modelName(name).messages(UserMessage.from(prompt)).build())
          .subscribe(events);
      return events;
    };
  }

  /** Reads what is published. */
  private static final class Events
      implements Flow.Subscriber<ChatModelStreamingEvent>, ChunkStream {
    private final ChunkQueue queue = new ChunkQueue();
    private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscribed.complete(subscription);
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
      if (event instanceof PartialResponse partial) {
        queue.chunk(partial.text());
      }
    }

    @Override
    public void onError(Throwable error) {
      queue.completed(error);
    }

    @Override
    public void onComplete() {
      queue.completed(null);
    }

    @Override
    public String next() throws Throwable {
      return queue.next();
    }

    @Override
    public void close() {
      subscribed.thenAccept(Flow.Subscription::cancel);
    }
  }
}
