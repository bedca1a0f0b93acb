/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.call.ModelCall;
import io.costintent.call.StreamFollower;
import io.costintent.clients.ObservedCall;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.models.generate.OllamaGenerateTokenHandler;
import io.github.ollama4j.models.response.OllamaResult;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code generate} that was started: {@link #call()} runs the SDK's method with {@link
 * #request()} and {@link #observer()}, {@link #returned} takes its result.
 *
 * @since 0.1
 */
public final class Generation {
  private final ObservedCall call;
  private final @Nullable OllamaGenerateStreamObserver observer;

  Generation(ObservedCall call, @Nullable OllamaGenerateStreamObserver given) {
    this.call = call;
    this.observer = given == null ? null : new Followed(given, call.call());
  }

  /** Whether pieces are told to a call that was started. */
  static boolean isFollowed(@Nullable OllamaGenerateStreamObserver observer) {
    return observer instanceof Followed;
  }

  /** The call. */
  public ModelCall call() {
    return call.call();
  }

  /** What to send. */
  public OllamaGenerateRequest request() {
    return (OllamaGenerateRequest) call.params();
  }

  /** What to tell of pieces; null where the application wants none. */
  public @Nullable OllamaGenerateStreamObserver observer() {
    return observer;
  }

  /** Ends the call with what the SDK's method returned. */
  public void returned(@Nullable OllamaResult result) {
    if (result != null && call.call().request().isStreaming()) {
      StreamFollower<Object> follower = call.follower();
      follower.chunk(result);
      follower.completed();
    } else {
      call.returned(result);
    }
  }

  private static final class Followed extends OllamaGenerateStreamObserver {
    Followed(OllamaGenerateStreamObserver given, ModelCall call) {
      super(
          followed(given.getThinkingStreamHandler(), call),
          followed(given.getResponseStreamHandler(), call));
    }

    private static @Nullable OllamaGenerateTokenHandler followed(
        @Nullable OllamaGenerateTokenHandler handler, ModelCall call) {
      return handler == null
          ? null
          : piece -> {
            call.chunk();
            handler.accept(piece);
          };
    }
  }
}
