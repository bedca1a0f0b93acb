/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.policy.CallDeniedException;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The application's handler of a stream, which hears of everything in the context in which the
 * application asked: what it calls from there, tools and further models, has its intent.
 */
final class TrackedHandler extends Forwarding {
  private final Context caller;
  private final ModelCall call;
  private final Consumer<@Nullable Object> whole;

  private TrackedHandler(
      Methods methods,
      Object target,
      Context caller,
      ModelCall call,
      Consumer<@Nullable Object> whole) {
    super(methods, target);
    this.caller = caller;
    this.call = call;
    this.whole = whole;
  }

  /** Returns where among the arguments of a call a handler is, or -1. */
  static int positionIn(Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof StreamingChatResponseHandler
          || arguments[i] instanceof StreamingResponseHandler) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns a handler that ends {@code call}.
   *
   * @param whole told of the whole answer, to end the call with
   */
  static Object of(
      Methods methods,
      Object handler,
      Context caller,
      ModelCall call,
      Consumer<@Nullable Object> whole) {
    return proxy(typeOf(handler), new TrackedHandler(methods, handler, caller, call, whole));
  }

  private static Class<?> typeOf(Object handler) {
    return handler instanceof StreamingChatResponseHandler
        ? StreamingChatResponseHandler.class
        : StreamingResponseHandler.class;
  }

  /** Tells a handler that its call was not made, the way it hears of any failure. */
  static void denied(Object handler, CallDeniedException denial, Context caller) {
    try (Scope ignored = caller.makeCurrent()) {
      if (handler instanceof StreamingChatResponseHandler chat) {
        chat.onError(denial);
      } else {
        ((StreamingResponseHandler<?>) handler).onError(denial);
      }
    }
  }

  /** What the handler leaves to the interface is no less an event. */
  @Override
  protected boolean runsDefault(Method method) {
    return false;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Guarded.run("stream handler", () -> hear(method.getName(), arguments));
    Object @Nullable [] told =
        Guarded.get("stream handle", () -> withSeenCancelling(arguments), arguments);
    try (Scope ignored = caller.makeCurrent()) {
      return forward(method, told);
    }
  }

  private void hear(String method, Object @Nullable [] arguments) {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    switch (method) {
      case "onCompleteResponse", "onComplete" -> whole.accept(first);
      case "onError" ->
          call.fail(first instanceof Throwable error ? error : new AssertionError(first), null);
      default -> call.chunk();
    }
  }

  private Object @Nullable [] withSeenCancelling(Object @Nullable [] arguments) {
    if (arguments == null || arguments.length < 2) {
      return arguments;
    }
    Object[] told = arguments.clone();
    told[1] = withSeenCancelling(arguments[1]);
    return told;
  }

  private Object withSeenCancelling(Object context) {
    if (context instanceof PartialResponseContext partial) {
      return new PartialResponseContext(seen(partial.streamingHandle()));
    }
    if (context instanceof PartialThinkingContext partial) {
      return new PartialThinkingContext(seen(partial.streamingHandle()));
    }
    if (context instanceof PartialToolCallContext partial) {
      return new PartialToolCallContext(seen(partial.streamingHandle()));
    }
    return context;
  }

  private StreamingHandle seen(StreamingHandle handle) {
    return (StreamingHandle)
        proxy(StreamingHandle.class, new TrackedHandle(methods(), handle, call));
  }

  /** What the application cancels a stream with, of which nobody else tells. */
  private static final class TrackedHandle extends Forwarding {
    private final ModelCall call;

    TrackedHandle(Methods methods, StreamingHandle target, ModelCall call) {
      super(methods, target);
      this.call = call;
    }

    @Override
    protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getName().equals("cancel")) {
        call.cancel(null);
      }
      return forward(method, arguments);
    }
  }
}
