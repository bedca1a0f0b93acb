/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.CostTracking;
import io.costintent.javaagent.woven.Woven;
import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Streams of a model of Spring AI that an application builds, through the agent's door. */
class SpringAiStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  /** Modules of 1.1 keep the events to themselves by which providers end streams in error. */
  @Override
  protected boolean tellsOfErrorEvents() {
    return false;
  }

  /** A subscriber asks for all there is. */
  @Override
  protected boolean readsAhead() {
    return true;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    Woven.telling(tracking);
    ChatModel chats = SpringAiModels.chats(baseUrl);
    return (model, prompt) -> new Chunks(chats.stream(SpringAiModels.prompt(model, prompt)));
  }

  private static final class Chunks implements ChunkStream {
    private final ChunkQueue queue = new ChunkQueue();
    private final Disposable subscription;

    Chunks(Flux<ChatResponse> responses) {
      subscription =
          responses.subscribe(
              response -> queue.chunk(SpringAiModels.text(response)),
              queue::completed,
              () -> queue.completed(null));
    }

    @Override
    public @Nullable String next() throws Throwable {
      return queue.next();
    }

    @Override
    public void close() {
      subscription.dispose();
    }
  }
}
