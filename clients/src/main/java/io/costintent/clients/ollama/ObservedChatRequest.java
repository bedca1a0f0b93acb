/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.github.ollama4j.models.chat.OllamaChatMessage;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.tools.Tools;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;
import java.util.function.Supplier;

/**
 * Stands in for an application's request, so that the moment of sending is seen: the SDK asks for
 * the body once for each request that it makes.
 *
 * <p>What the SDK changes is changed in the application's request too. With a handler of ours the
 * SDK would make a stream of every chat; that is left to the application's own handler.
 */
final class ObservedChatRequest extends OllamaChatRequest {
  private final OllamaChatRequest original;
  private final boolean streamable;
  private final Supplier<OllamaChatRequest> sending;

  ObservedChatRequest(
      OllamaChatRequest original, boolean streamable, Supplier<OllamaChatRequest> sending) {
    this.original = original;
    this.streamable = streamable;
    this.sending = sending;
    super.setStream(original.isStream());
    ChatOperation.copy(original, this);
  }

  @Override
  public BodyPublisher getBodyPublisher() {
    return sending.get().getBodyPublisher();
  }

  @Override
  public void setStream(boolean stream) {
    if (streamable) {
      super.setStream(stream);
      original.setStream(stream);
    }
  }

  @Override
  public void setMessages(List<OllamaChatMessage> messages) {
    super.setMessages(messages);
    original.setMessages(messages);
  }

  @Override
  public void setTools(List<Tools.Tool> tools) {
    super.setTools(tools);
    original.setTools(tools);
  }
}
