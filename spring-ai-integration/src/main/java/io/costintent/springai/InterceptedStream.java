/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.StreamingChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * A model's stream, each subscription one call that no observation belongs to; a denial is its
 * error. The model works in the call's context, whoever listens in the one that was subscribed in.
 */
final class InterceptedStream extends Flux<ChatResponse> {
  private final AskedModel asking;
  private final Flux<ChatResponse> source;
  private final Prompt prompt;
  private final Context caller;

  /**
   * Creates a stream.
   *
   * @param source what the model streams when nothing is changed
   * @param caller where the stream was asked for, whose intent holds where subscribers have none
   */
  InterceptedStream(AskedModel asking, Flux<ChatResponse> source, Prompt prompt, Context caller) {
    this.asking = requireNonNull(asking, "asking");
    this.source = requireNonNull(source, "source");
    this.prompt = requireNonNull(prompt, "prompt");
    this.caller = requireNonNull(caller, "caller");
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very request that was made
  public void subscribe(CoreSubscriber<? super ChatResponse> subscriber) {
    Context outside = Context.current();
    ModelRequest asked = asking.asked(prompt, true);
    StartedCall call;
    try (Scope ignored = start(outside).makeCurrent()) {
      call = asking.calls().open(asked, prompt, denial -> Operators.error(subscriber, denial));
    }
    if (call == null) {
      return;
    }
    Object sent = asking.granted(prompt, asked, call.call().request());
    Context inside = call.call().context();
    CoreSubscriber<ChatResponse> listening = new BoundarySubscriber(subscriber, inside, outside);
    try (Scope ignored = inside.makeCurrent()) {
      (sent == prompt ? source : deferred((Prompt) sent))
          .subscribe(new TrackedSubscriber(listening, call));
    }
  }

  private Context start(Context outside) {
    if (outside.equals(Context.root())) {
      return caller;
    }
    CostIntent intent = IntentContext.from(caller);
    return intent.isEmpty() || !IntentContext.from(outside).isEmpty()
        ? outside
        : IntentContext.with(outside, intent);
  }

  private Flux<ChatResponse> deferred(Prompt changed) {
    return Flux.defer(() -> {
      Context current = Context.current();
      ModelMark mark = new ModelMark(asking.model(), changed, current);
      try (Scope ignored = mark.in(current).makeCurrent()) {
        return ((StreamingChatModel) asking.model()).stream(changed);
      } finally {
        mark.leave();
      }
    });
  }
}
