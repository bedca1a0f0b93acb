/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.costintent.springai.facts.Billers;
import io.costintent.springai.facts.GrantedOptions;
import io.opentelemetry.context.Context;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.image.ImagePrompt;
import reactor.core.publisher.Flux;

/** Stands in for a model and starts its calls; whatever else it has is passed on. */
final class TrackedModel extends Forwarding {
  private final SpringAiCalls calls;
  private final ModelOptions options;
  private final GrantedOptions granted;
  private final String system;

  TrackedModel(Methods methods, Object target, SpringAiCalls calls, ModelOptions options) {
    super(methods, target);
    this.calls = calls;
    this.options = options;
    this.granted = new GrantedOptions(calls.getters());
    this.system = Billers.systemOf(target.getClass());
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length != 1 || calls.handler().isNoop()) {
      return forward(method, arguments);
    }
    Object request = arguments[0];
    if (method.getName().equals("call") && isRequest(request)) {
      return call(method, request);
    }
    if (method.getName().equals("stream") && request instanceof Prompt prompt) {
      return stream(method, prompt);
    }
    return forward(method, arguments);
  }

  private static boolean isRequest(Object argument) {
    return argument instanceof Prompt
        || argument instanceof EmbeddingRequest
        || argument instanceof ImagePrompt;
  }

  private @Nullable Object call(Method method, Object request) throws Throwable {
    ModelRequest asked = asked(request, false);
    StartedCall call = requireNonNull(calls.start(asked, request, Context.current()), "call");
    Object sent = granted(request, asked, call.call().request());
    Object response =
        call.call().<@Nullable Object, Throwable>run(() -> noted(call, () -> send(method, sent)));
    if (!call.isObserved()) {
      call.end(response);
    }
    return response;
  }

  private @Nullable Object send(Method method, Object request) throws Throwable {
    return forward(method, new Object[] {request});
  }

  private <T extends @Nullable Object> T noted(StartedCall call, Sending<T> sending)
      throws Throwable {
    StartedCall before = calls.note(call);
    try {
      return sending.send();
    } finally {
      calls.note(before);
    }
  }

  /** What the model throws when it is asked for a stream is thrown then, before a call starts. */
  @SuppressWarnings("unchecked") // what the method returns
  private Object stream(Method method, Prompt prompt) throws Throwable {
    Flux<ChatResponse> source = (Flux<ChatResponse>) requireNonNull(send(method, prompt), "stream");
    return new TrackedStream(this, source, prompt);
  }

  SpringAiCalls calls() {
    return calls;
  }

  ChatModel chat() {
    return (ChatModel) target();
  }

  ModelRequest asked(Object request, boolean streaming) {
    boolean chat = request instanceof Prompt;
    return calls
        .request(request, defaults(), system, options, streaming)
        .modelChangeable(chat)
        .outputCappable(chat)
        .build();
  }

  /** The model's own options, by their name in the later generation or the one before. */
  private @Nullable Object defaults() {
    Object current = calls.getters().get(target(), "getOptions");
    return current == null ? calls.getters().get(target(), "getDefaultOptions") : current;
  }

  Object granted(Object request, ModelRequest asked, ModelRequest grant) {
    boolean same =
        grant.model().equals(asked.model()) && grant.maxOutputTokens() == asked.maxOutputTokens();
    return same || !(request instanceof Prompt prompt)
        ? request
        : Guarded.get(
            "granted request", () -> this.granted.in(prompt, defaults(), asked, grant), request);
  }

  /** Calls the model. */
  private interface Sending<T extends @Nullable Object> {
    T send() throws Throwable;
  }
}
