/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.springai.internal.Captured;
import io.opentelemetry.context.Context;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** A model's stream, each subscription one call; a denial is its error. */
final class TrackedStream extends Flux<ChatResponse> {
  private final TrackedModel model;
  private final Flux<ChatResponse> source;
  private final Prompt prompt;

  /**
   * Creates a stream.
   *
   * @param source what the model streams when nothing is changed
   */
  TrackedStream(TrackedModel model, Flux<ChatResponse> source, Prompt prompt) {
    this.model = requireNonNull(model, "model");
    this.source = requireNonNull(source, "source");
    this.prompt = requireNonNull(prompt, "prompt");
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very prompt: nothing was changed
  public void subscribe(CoreSubscriber<? super ChatResponse> subscriber) {
    Context context =
        Guarded.get(
            "call context",
            () -> Captured.subscribing(subscriber.currentContext()),
            Context.current());
    AskedModel asking = model.asked();
    ModelRequest asked = asking.asked(prompt, true);
    SpringAiCalls calls = asking.calls();
    StartedCall call =
        calls.start(asked, prompt, context, denial -> Operators.error(subscriber, denial));
    if (call == null) {
      return;
    }
    Object sent = asking.granted(prompt, asked, call.call().request());
    Flux<ChatResponse> stream = sent == prompt ? source : deferred((Prompt) sent);
    StartedCall before = calls.note(call);
    try {
      stream.subscribe(new TrackedSubscriber(subscriber, call));
    } finally {
      calls.note(before);
    }
  }

  private Flux<ChatResponse> deferred(Prompt changed) {
    return Flux.defer(() -> model.chat().stream(changed));
  }
}
