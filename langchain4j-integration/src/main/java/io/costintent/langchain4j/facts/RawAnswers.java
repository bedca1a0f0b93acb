/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import io.costintent.provider.UsageReader;
import io.costintent.provider.UsageReaders;
import io.costintent.proxy.Getters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the provider itself answered, where a module keeps it: LangChain4j's own classes lack
 * lifetimes of caches, audio, tiers and tools of the server. Thread-safe.
 */
final class RawAnswers {
  private static final String USAGE = "\"usage\"";

  /** Providers say the id in the first event, and the end in one of the last. */
  private static final int FIRST = 1;

  private static final int LAST = 3;

  private final Getters getters;

  RawAnswers(Getters getters) {
    this.getters = getters;
  }

  /** Returns what the provider answered; null when the module does not keep it. */
  @Nullable RawAnswer read(ChatResponseMetadata metadata, String biller) {
    if (getters.get(metadata, "rawServerSentEvents") instanceof List<?> events
        && !events.isEmpty()) {
      return ofStream(events, reader(metadata, biller));
    }
    Object response = getters.get(metadata, "rawHttpResponse");
    String body = response == null ? null : getters.text(response, "body");
    return body == null
        ? null
        : new RawAnswer(
            reader(metadata, biller).read(body.getBytes(StandardCharsets.UTF_8)), false, false);
  }

  private static UsageReader reader(ChatResponseMetadata metadata, String biller) {
    String shape =
        switch (metadata.getClass().getSimpleName()) {
          case "OpenAiChatResponseMetadata", "MistralAiChatResponseMetadata" -> "openai.chat";
          case "OpenAiResponsesChatResponseMetadata" -> "openai.responses";
          case "AnthropicChatResponseMetadata" -> "anthropic.messages";
          default -> "any";
        };
    return UsageReaders.forCall(biller, shape);
  }

  private RawAnswer ofStream(List<?> events, UsageReader reader) {
    StreamUsageReader stream = reader.stream();
    int size = events.size();
    for (int i = 0; i < size; i++) {
      String data = getters.text(events.get(i), "data");
      if (data != null && (i < FIRST || i >= size - LAST || mentionsUsage(data))) {
        stream.acceptText(data);
      }
    }
    return new RawAnswer(stream.facts(), true, stream.failed());
  }

  /** Whether an event has usage that is not null; those of text in between take time to parse. */
  private static boolean mentionsUsage(String data) {
    int at = data.indexOf(USAGE);
    if (at < 0) {
      return false;
    }
    int value = at + USAGE.length();
    while (value < data.length() && (data.charAt(value) == ':' || data.charAt(value) == ' ')) {
      value++;
    }
    return value < data.length() && data.charAt(value) == '{';
  }

  /**
   * What the provider itself said.
   *
   * @param streamed whether it came as a stream
   * @param failed whether the stream said that it failed
   */
  record RawAnswer(ResponseFacts facts, boolean streamed, boolean failed) {}
}
