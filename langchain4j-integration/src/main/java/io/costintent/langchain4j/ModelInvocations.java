/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.policy.CallDeniedException;
import io.costintent.proxy.Methods;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Starts the calls that methods of LangChain4j's models are, however they were intercepted.
 *
 * <p>Thread-safe. Keeps no model.
 *
 * @since 0.1
 */
public final class ModelInvocations {
  private final CostTracking tracking;
  private final ModelCallHandler handler;
  private final ModelOptions options;
  private final ModelCalls calls;
  private final Methods methods = new Methods();

  /**
   * Returns what starts the calls of models of {@code type}.
   *
   * @param type as for {@link TrackedModels#wrap(Class, Object, CostTracking, ModelOptions)}
   * @throws IllegalArgumentException for another type
   */
  public static ModelInvocations of(Class<?> type, CostTracking tracking, ModelOptions options) {
    return new ModelInvocations(
        tracking, options, TrackedModels.callsOf(type, requireNonNull(options, "options")));
  }

  private ModelInvocations(CostTracking tracking, ModelOptions options, ModelCalls calls) {
    this.tracking = tracking;
    this.handler = tracking.handler();
    this.options = options;
    this.calls = calls;
  }

  /** Returns what knows the methods of the type. */
  ModelCalls calls() {
    return calls;
  }

  /**
   * Whether a method that is entered now is not to be started: it is no call, or it was led to by
   * another method of the same model, which was.
   */
  public boolean isNone(String method, Object model, Object[] arguments) {
    return !calls.isEntry(method, arguments) || ModelMark.isWithin(model, Context.current());
  }

  /**
   * Whether the calls of a model are recorded by the application's own copy of this library, of
   * which an agent has another one.
   */
  public boolean isRecordedByAnother(Object model) {
    return Guarded.get(
        "listeners",
        () -> calls.listeners(model).stream().anyMatch(ModelInvocations::isOfAnother),
        false);
  }

  private static boolean isOfAnother(Object listener) {
    String name = listener.getClass().getName();
    return !(listener instanceof CostIntentChatModelListener)
        && !(listener instanceof CostIntentEmbeddingModelListener)
        && (name.equals(CostIntentChatModelListener.class.getName())
            || name.equals(CostIntentEmbeddingModelListener.class.getName()));
  }

  /**
   * Starts the call that a method is, on this thread. A stream that is denied tells its handler.
   *
   * @throws CallDeniedException when a policy that blocks does not let it run, and the method has
   *     no handler to tell
   */
  public ModelInvocation start(Object model, Object[] arguments) {
    Context caller = Context.current();
    Context start =
        Guarded.get(
            "call context",
            () -> CallIntent.contextOf(calls.attributes(arguments), calls.chat(arguments)),
            caller);
    try (Scope ignored = start.makeCurrent()) {
      int handlerAt = TrackedHandler.positionIn(arguments);
      if (handlerAt >= 0) {
        return stream(model, arguments, handlerAt, caller);
      }
      return calls.publishes(arguments)
          ? publish(model, arguments, start, caller)
          : call(model, arguments);
    }
  }

  private ModelRequest request(Object model, Object[] arguments) {
    ModelRequest.Builder request =
        Guarded.get(
            "request reader",
            () -> calls.request(model, arguments),
            ModelRequest.builder("unknown", "unknown"));
    return request.enclosing(options.isEnclosing()).build();
  }

  private ModelInvocation call(Object model, Object[] arguments) {
    ModelRequest asked = request(model, arguments);
    ModelCall call = handler.start(asked, () -> calls.atMost(arguments));
    Object[] sent = granted(model, call, asked, arguments);
    return new ModelInvocation(
        call, sent, below(model, call.context()), answer -> ended(call, model, sent, answer));
  }

  private Object[] granted(Object model, ModelCall call, ModelRequest asked, Object[] arguments) {
    ModelRequest granted = call.request();
    boolean same =
        granted.model().equals(asked.model())
            && granted.maxOutputTokens() == asked.maxOutputTokens();
    return same
        ? arguments
        : Guarded.get(
            "granted request", () -> calls.granted(model, arguments, asked, granted), arguments);
  }

  private Context below(Object model, Context context) {
    boolean listened = Guarded.get("listeners", () -> calls.isListenedTo(model, handler), false);
    Context marked = new ModelMark(model, true).in(context);
    return listened ? RecordedAbove.in(marked, handler) : marked;
  }

  @SuppressWarnings(
      "FutureReturnValueIgnored") // it is returned, as what the model's method returns
  private @Nullable Object ended(
      ModelCall call, Object model, Object[] sent, @Nullable Object answer) {
    if (answer instanceof CompletableFuture<?> future) {
      return followed(call, model, sent, future);
    }
    calls.end(call, model, sent, answer);
    return answer;
  }

  private <T> CompletableFuture<T> followed(
      ModelCall call, Object model, Object[] sent, CompletableFuture<T> future) {
    return call.followOpening(
        future,
        answer -> {
          calls.end(call, model, sent, answer);
          return answer;
        });
  }

  private ModelInvocation stream(Object model, Object[] arguments, int handlerAt, Context caller) {
    ModelRequest asked = request(model, arguments);
    Object handling = arguments[handlerAt];
    ModelCall call =
        handler.start(
            asked,
            () -> calls.atMost(arguments),
            denial -> TrackedHandler.denied(handling, denial, caller));
    if (call == null) {
      return ModelInvocation.denied(caller);
    }
    Object[] sent = granted(model, call, asked, arguments).clone();
    sent[handlerAt] =
        TrackedHandler.of(methods, handling, caller, call, it -> calls.end(call, model, sent, it));
    return new ModelInvocation(call, sent, below(model, call.context()), UnaryOperator.identity());
  }

  private ModelInvocation publish(Object model, Object[] arguments, Context start, Context caller) {
    ModelRequest request = request(model, arguments);
    ModelMark mark = new ModelMark(model, false);
    return new ModelInvocation(
        null,
        arguments,
        mark.in(start),
        source -> {
          mark.leave();
          return source instanceof Flow.Publisher<?> publisher
              ? published(publisher, request, model, arguments, start, caller)
              : source;
        });
  }

  private <C> Flow.Publisher<C> published(
      Flow.Publisher<C> source,
      ModelRequest request,
      Object model,
      Object[] arguments,
      Context start,
      Context caller) {
    Flow.Publisher<C> tracked;
    try (Scope ignored = start.makeCurrent()) {
      tracked =
          tracking.publish(
              request,
              () ->
                  subscriber -> {
                    try (Scope within = below(model, Context.current()).makeCurrent()) {
                      source.subscribe(subscriber);
                    }
                  },
              () -> new EventReader<>(it -> calls.read(request, model, arguments, it)));
    }
    return subscriber -> tracked.subscribe(new CallerSubscriber<>(subscriber, caller));
  }
}
