/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.costintent.clients.Outline;
import java.util.Optional;

/** Whether a stream is asked to say at its end what it consumed. */
final class StreamUsage {
  private static final String FIELD = "include_usage";

  private final Outline outline;
  private final boolean wanted;

  StreamUsage(Outline outline, boolean wanted) {
    this.outline = outline;
    this.wanted = wanted;
  }

  /** Whether the application's options ask for usage. */
  boolean isAsked(Optional<ChatCompletionStreamOptions> options) {
    return options.isPresent() && outline.read(options.get()).path(FIELD).asBoolean();
  }

  /** Whether it was opted for and the application's options do not say anything about it. */
  boolean isMissing(Optional<ChatCompletionStreamOptions> options) {
    return wanted && (options.isEmpty() || !outline.read(options.get()).has(FIELD));
  }

  /** Returns the application's options, with usage asked for. */
  static ChatCompletionStreamOptions added(Optional<ChatCompletionStreamOptions> options) {
    return options
        .map(ChatCompletionStreamOptions::toBuilder)
        .orElseGet(ChatCompletionStreamOptions::builder)
        .includeUsage(true)
        .build();
  }
}
