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
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Stands in for a model and records its calls; whatever else it has is passed on. */
final class TrackedModel extends Forwarding {
  private final CostTracking tracking;
  private final ModelCallHandler handler;
  private final ModelOptions options;
  private final ModelCalls calls;

  TrackedModel(
      Methods methods,
      Object target,
      CostTracking tracking,
      ModelOptions options,
      ModelCalls calls) {
    super(methods, target);
    this.tracking = tracking;
    this.handler = tracking.handler();
    this.options = options;
    this.calls = calls;
  }

  @Override
  protected boolean runsDefault(Method method) {
    return !calls.isEntry(method);
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length == 0 || !calls.isCall(method)) {
      return forward(method, arguments);
    }
    Context caller = Context.current();
    Context start =
        Guarded.get(
            "call context",
            () -> CallIntent.contextOf(calls.attributes(arguments), calls.chat(arguments)),
            caller);
    try (Scope ignored = start.makeCurrent()) {
      if (method.getReturnType() == Flow.Publisher.class) {
        return publish(method, arguments, caller);
      }
      int handlerAt = TrackedHandler.positionIn(arguments);
      return handlerAt < 0 ? call(method, arguments) : stream(method, arguments, handlerAt, caller);
    }
  }

  private ModelRequest request(Method method, Object[] arguments) {
    ModelRequest.Builder request =
        Guarded.get(
            "request reader",
            () -> calls.request(target(), method, arguments),
            ModelRequest.builder("unknown", "unknown"));
    return request.enclosing(options.isEnclosing()).build();
  }

  private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
    ModelRequest asked = request(method, arguments);
    ModelCall call = handler.start(asked, () -> calls.atMost(arguments));
    Object[] sent = granted(call, asked, arguments);
    Object answer = run(call, method, sent);
    if (answer instanceof CompletableFuture<?> future) {
      return ended(call, sent, future);
    }
    calls.end(call, target(), sent, answer);
    return answer;
  }

  private Object[] granted(ModelCall call, ModelRequest asked, Object[] arguments) {
    ModelRequest granted = call.request();
    boolean same =
        granted.model().equals(asked.model())
            && granted.maxOutputTokens() == asked.maxOutputTokens();
    return same
        ? arguments
        : Guarded.get(
            "granted request", () -> calls.granted(target(), arguments, asked, granted), arguments);
  }

  private @Nullable Object run(ModelCall call, Method method, Object[] arguments) throws Throwable {
    return call.<@Nullable Object, Throwable>run(() -> {
      try (Scope ignored = below().makeCurrent()) {
        return forward(method, arguments);
      }
    });
  }

  /** The context that the model runs in. */
  private Context below() {
    Context context = Context.current();
    boolean listened = Guarded.get("listeners", () -> calls.isListenedTo(target(), handler), false);
    return listened ? RecordedAbove.in(context, handler) : context;
  }

  private <T> CompletableFuture<T> ended(
      ModelCall call, Object[] arguments, CompletableFuture<T> future) {
    return call.followOpening(
        future,
        answer -> {
          calls.end(call, target(), arguments, answer);
          return answer;
        });
  }

  private @Nullable Object stream(Method method, Object[] arguments, int handlerAt, Context caller)
      throws Throwable {
    ModelRequest asked = request(method, arguments);
    Object handling = arguments[handlerAt];
    ModelCall call =
        handler.start(
            asked,
            () -> calls.atMost(arguments),
            denial -> TrackedHandler.denied(handling, denial, caller));
    if (call == null) {
      return null;
    }
    Object[] sent = granted(call, asked, arguments).clone();
    sent[handlerAt] =
        TrackedHandler.of(
            methods(), handling, caller, call, it -> calls.end(call, target(), arguments, it));
    return run(call, method, sent);
  }

  private Object publish(Method method, Object[] arguments, Context caller) throws Throwable {
    Flow.Publisher<?> source =
        (Flow.Publisher<?>) requireNonNull(forward(method, arguments), "publisher");
    return published(source, request(method, arguments), arguments, caller);
  }

  private <C> Flow.Publisher<C> published(
      Flow.Publisher<C> source, ModelRequest request, Object[] arguments, Context caller) {
    Flow.Publisher<C> tracked =
        tracking.publish(
            request,
            () ->
                subscriber -> {
                  try (Scope ignored = below().makeCurrent()) {
                    source.subscribe(subscriber);
                  }
                },
            () -> new EventReader<>(it -> calls.read(request, target(), arguments, it)));
    return subscriber -> tracked.subscribe(new CallerSubscriber<>(subscriber, caller));
  }
}
