/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.StreamDoor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImagePrompt;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Doors that ask Spring AI's models the way an application does, which closes with them. */
final class Doors {
  static ModelDoor chat(Application application, Function<String, ChatOptions> options) {
    return new Calls(
        application,
        (model, prompt) ->
            text(application.chatModel().call(new Prompt(prompt, options.apply(model)))));
  }

  static ModelDoor chatClient(Application application, Function<String, ChatOptions> options) {
    return new Calls(
        application,
        (model, prompt) ->
            text(
                application
                    .chatClient()
                    .prompt(new Prompt(prompt, options.apply(model)))
                    .call()
                    .chatResponse()));
  }

  static StreamDoor stream(Application application, Function<String, ChatOptions> options) {
    return new Streams(
        application,
        (model, prompt) ->
            application.chatModel().stream(new Prompt(prompt, options.apply(model))));
  }

  static StreamDoor streamClient(Application application, Function<String, ChatOptions> options) {
    return new Streams(
        application,
        (model, prompt) ->
            application.chatClient().prompt(new Prompt(prompt, options.apply(model))).stream()
                .chatResponse());
  }

  static ModelDoor embedding(Application application, Function<String, EmbeddingOptions> options) {
    return new Calls(
        application,
        (model, prompt) -> {
          application
              .bean(EmbeddingModel.class)
              .call(new EmbeddingRequest(List.of(prompt), options.apply(model)));
          return "";
        });
  }

  static ModelDoor image(Application application, Function<String, ImageOptions> options) {
    return new Calls(
        application,
        (model, prompt) -> {
          application.bean(ImageModel.class).call(new ImagePrompt(prompt, options.apply(model)));
          return "";
        });
  }

  /** What a response says, or nothing where it says nothing. */
  static String text(@Nullable ChatResponse response) {
    if (response == null || response.getResult() == null) {
      return "";
    }
    String text = response.getResult().getOutput().getText();
    return text == null ? "" : text;
  }

  private record Calls(Application application, ModelDoor calls) implements ModelDoor {
    @Override
    public String call(String model, String prompt) throws Throwable {
      return calls.call(model, prompt);
    }

    @Override
    public void close() {
      application.close();
    }
  }

  /** Makes the publisher of one stream. */
  private interface Publishers {
    Flux<ChatResponse> stream(String model, String prompt);
  }

  private record Streams(Application application, Publishers publishers) implements StreamDoor {
    @Override
    public ChunkStream open(String model, String prompt) {
      return new Chunks(application, publishers.stream(model, prompt));
    }

    @Override
    public void close() {
      application.close();
    }
  }

  /** Reads what a stream tells its subscriber, all of it as soon as it arrives. */
  private static final class Chunks implements ChunkStream {
    private final ChunkQueue queue = new ChunkQueue();
    private final Application application;
    private final Disposable subscription;

    Chunks(Application application, Flux<ChatResponse> responses) {
      this.application = application;
      subscription =
          responses.subscribe(
              response -> queue.chunk(text(response)),
              queue::completed,
              () -> queue.completed(null));
    }

    @Override
    public @Nullable String next() throws Throwable {
      String chunk = null;
      try {
        chunk = queue.next();
      } finally {
        if (chunk == null) {
          application.awaitEnds();
        }
      }
      return chunk;
    }

    @Override
    public void close() {
      subscription.dispose();
      application.awaitEnds();
    }
  }

  private Doors() {}
}
