/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.StreamDoor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Doors that ask LangChain4j's models the way an application does. */
final class Doors {
  static ModelDoor of(ChatModel model) {
    return (name, prompt) -> {
      String text = model.chat(Models.request(name, prompt)).aiMessage().text();
      return text == null ? "" : text;
    };
  }

  static StreamDoor of(StreamingChatModel model) {
    return (name, prompt) -> {
      Chunks chunks = new Chunks();
      model.chat(Models.request(name, prompt), chunks);
      return chunks;
    };
  }

  /** Reads what a model tells its handler. */
  private static final class Chunks implements StreamingChatResponseHandler, ChunkStream {
    private final ChunkQueue queue = new ChunkQueue();
    private final AtomicReference<StreamingHandle> handle = new AtomicReference<>();

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
      handle.set(context.streamingHandle());
      queue.chunk(partial.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      queue.completed(null);
    }

    @Override
    public void onError(Throwable error) {
      queue.completed(error);
    }

    @Override
    public @Nullable String next() throws Throwable {
      return queue.next();
    }

    @Override
    public void close() {
      StreamingHandle open = handle.get();
      if (open != null) {
        open.cancel();
      }
    }
  }

  private Doors() {}
}
