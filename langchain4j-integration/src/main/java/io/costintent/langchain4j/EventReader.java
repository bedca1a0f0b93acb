/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.costintent.call.ChunkReader;
import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Getters;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events that LangChain4j 1.20 publishes, of which the last one has the whole answer. Not
 * thread-safe; confined to the thread that publishes.
 */
final class EventReader<C> implements ChunkReader<C> {
  private final Getters getters = new Getters();
  private final Function<ChatResponse, @Nullable ResponseFacts> reader;
  private @Nullable ChatResponse whole;

  EventReader(Function<ChatResponse, @Nullable ResponseFacts> reader) {
    this.reader = reader;
  }

  @Override
  public void accept(C event) {
    if (event.getClass().getSimpleName().equals("CompleteResponse")
        && getters.get(event, "chatResponse") instanceof ChatResponse response) {
      whole = response;
    }
  }

  @Override
  public @Nullable ResponseFacts facts() {
    return whole == null ? null : reader.apply(whole);
  }

  @Override
  public boolean complete() {
    return whole != null
        && (whole.metadata().finishReason() != null || whole.metadata().tokenUsage() != null);
  }
}
