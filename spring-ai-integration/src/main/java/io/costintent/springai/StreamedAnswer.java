/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.provider.ResponseFacts;
import io.costintent.springai.facts.Responses;
import io.costintent.springai.facts.Usages;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * What the chunks of a stream say, before Spring AI makes one response of them, which has sums
 * only.
 *
 * <p>Not thread-safe; chunks arrive one at a time.
 */
final class StreamedAnswer {
  private @Nullable ChatResponse named;
  private @Nullable ChatResponse ended;
  private @Nullable Usage usage;

  /** Takes the next chunk: some modules repeat the usage, so the last one holds, not the sum. */
  void accept(Object chunk) {
    if (!(chunk instanceof ChatResponse response)) {
      return;
    }
    if (named == null && Responses.idOf(response.getMetadata()) != null) {
      named = response;
    }
    if (!Responses.finishReasons(response).isEmpty()) {
      ended = response;
    }
    Usage counted = response.getMetadata().getUsage();
    if (!Usages.isZero(counted) || (usage == null && !Usages.isUnknown(counted))) {
      usage = counted;
    }
  }

  /** Returns what is known so far, or null when that is nothing. */
  @Nullable ResponseFacts facts(Responses responses, String biller) {
    ChatResponse first = named == null ? ended : named;
    if (first == null) {
      return null;
    }
    ResponseFacts facts = responses.ofChat(first, usage, biller);
    return ended == null
        ? facts
        : facts.toBuilder()
            .finishReasons(responses.ofChat(ended, null, biller).finishReasons())
            .build();
  }
}
