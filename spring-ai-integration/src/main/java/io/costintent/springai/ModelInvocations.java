/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.policy.CallDeniedException;
import io.opentelemetry.context.Context;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.StreamingChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/**
 * Starts the calls that methods of Spring AI's models are, for those who intercept the methods
 * themselves, in applications whose observations nobody tracks.
 *
 * <p>What a model asks of its provider within one call, as 1.1 does for tools, is one call with the
 * sum of the usage, as Spring AI tells it.
 *
 * <p>Thread-safe. Keeps no model.
 *
 * @since 0.1
 */
public final class ModelInvocations {
  private final SpringAiCalls calls;

  /** Returns what starts calls that are recorded with {@code tracking}. */
  public static ModelInvocations create(CostTracking tracking) {
    return new ModelInvocations(SpringAiCalls.create(tracking));
  }

  private ModelInvocations(SpringAiCalls calls) {
    this.calls = calls;
  }

  /**
   * Whether a method that is entered now is not to be started: it is no call, or the same model was
   * at the same request already.
   */
  public boolean isNone(Object model, Object[] arguments) {
    return arguments.length != 1
        || !AskedModel.isRequest(arguments[0])
        || calls.handler().isNoop()
        || ModelMark.isWithin(model, arguments[0], Context.current());
  }

  /**
   * Starts the call that a method is, on this thread.
   *
   * @param options what is known of this model
   * @param request a {@code Prompt}, an {@code EmbeddingRequest} or an {@code ImagePrompt}
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public ModelInvocation call(Object model, ModelOptions options, Object request) {
    AskedModel asking = new AskedModel(model, calls, options);
    ModelRequest asked = asking.asked(request, false);
    StartedCall call = calls.open(asked, request);
    Object sent = asking.granted(request, asked, call.call().request());
    ModelMark mark = new ModelMark(model, sent, Context.current());
    return new ModelInvocation(
        sent,
        mark.in(call.call().context()),
        response -> {
          mark.leave();
          call.end(response);
          return response;
        },
        error -> {
          mark.leave();
          call.fail(error, null);
        });
  }

  /**
   * Follows a method whose stream is a call each time somebody subscribes; a denial is its error.
   *
   * @param options what is known of this model
   */
  public ModelInvocation stream(StreamingChatModel model, ModelOptions options, Prompt prompt) {
    Context caller = Context.current();
    ModelMark mark = new ModelMark(model, prompt, caller);
    AskedModel asking = new AskedModel(model, calls, options);
    return new ModelInvocation(
        prompt,
        mark.in(caller),
        stream -> {
          mark.leave();
          return stream instanceof Flux<?> flux
              ? new InterceptedStream(asking, answers(flux), prompt, caller)
              : stream;
        },
        error -> mark.leave());
  }

  @SuppressWarnings("unchecked") // what the method returns
  private static Flux<ChatResponse> answers(Flux<?> stream) {
    return (Flux<ChatResponse>) stream;
  }
}
