/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.call.StreamFollower;
import io.costintent.clients.ObservedCall;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.models.chat.OllamaChatTokenHandler;
import io.opentelemetry.context.Scope;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one chat: the SDK sends another one after it has run the tools that the model
 * asked for, and each is a call. To be handed to the SDK's method as its handler, with {@link
 * #request()}. Confined to the thread that chats.
 *
 * @since 0.1
 */
public final class ChatRounds implements OllamaChatTokenHandler {
  private final BiFunction<OllamaChatRequest, Boolean, ObservedCall> start;
  private final OllamaChatRequest request;
  private final @Nullable OllamaChatTokenHandler handler;
  private @Nullable Round running;

  ChatRounds(
      BiFunction<OllamaChatRequest, Boolean, ObservedCall> start,
      OllamaChatRequest request,
      @Nullable OllamaChatTokenHandler handler) {
    this.start = start;
    this.request = request;
    this.handler = handler;
  }

  /** The request to hand to the SDK: it tells when it is sent. */
  public OllamaChatRequest request() {
    return new ObservedChatRequest(request, handler != null, this::sending);
  }

  /** Starts a call, on the point of sending; returns what to send. */
  private OllamaChatRequest sending() {
    completed();
    ObservedCall call = start.apply(request, handler != null || request.isStream());
    running = new Round(call);
    return (OllamaChatRequest) call.params();
  }

  @Override
  public void accept(OllamaChatResponseModel piece) {
    Round round = running;
    if (round != null) {
      round.follower.chunk(piece);
    }
    if (handler != null) {
      handler.accept(piece);
    }
    if (piece.isDone()) {
      completed();
    }
  }

  /** No more of the answer comes: tools run now, or the chat is over. */
  public void completed() {
    Round round = running;
    if (round != null) {
      running = null;
      round.scope.close();
      round.follower.completed();
    }
  }

  /** The SDK's method threw. */
  public void failed(Throwable error) {
    Round round = running;
    if (round != null) {
      running = null;
      round.scope.close();
      round.follower.failed(error);
    }
  }

  private static final class Round {
    final StreamFollower<Object> follower;
    final Scope scope;

    Round(ObservedCall call) {
      this.follower = call.follower();
      this.scope = call.call().makeCurrent();
    }
  }
}
