/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.policy.CallDeniedException;
import io.costintent.proxy.Getters;
import io.costintent.springai.facts.Biller;
import io.costintent.springai.facts.ModelRequests;
import io.costintent.springai.facts.PromptInput;
import io.costintent.springai.facts.Responses;
import io.costintent.springai.internal.NextCall;
import io.costintent.telemetry.AwaitedSpan;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts calls of Spring AI's models, however they are seen: by observations, by a wrapped model,
 * by instrumentation.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SpringAiCalls {
  private final Supplier<CostTracking> tracking;
  private final Function<String, ModelOptions> stated;
  private final Getters getters = new Getters();
  private final ModelRequests requests = new ModelRequests(getters);
  private final Responses responses = new Responses(getters);
  private final PromptInput input = new PromptInput(getters);
  private final NextCall<StartedCall> next = new NextCall<>();

  /** Returns calls that are recorded with {@code tracking}. */
  public static SpringAiCalls create(CostTracking tracking) {
    requireNonNull(tracking, "tracking");
    return create(() -> tracking, system -> ModelOptions.defaults());
  }

  /**
   * Returns calls that are recorded with a tracking that is made later.
   *
   * @param tracking asked at each call, and always answers the same
   * @param stated what is stated of the models with a {@code gen_ai.system}, as Spring AI's
   *     observations have it
   */
  public static SpringAiCalls create(
      Supplier<CostTracking> tracking, Function<String, ModelOptions> stated) {
    return new SpringAiCalls(tracking, stated);
  }

  private SpringAiCalls(Supplier<CostTracking> tracking, Function<String, ModelOptions> stated) {
    this.tracking = requireNonNull(tracking, "tracking");
    this.stated = requireNonNull(stated, "stated");
  }

  ModelCallHandler handler() {
    return tracking.get().handler();
  }

  Getters getters() {
    return getters;
  }

  /** Notes a call for the observation that starts on this thread, or nothing with null. */
  @Nullable StartedCall note(@Nullable StartedCall call) {
    return next.note(call);
  }

  /**
   * Returns the call that was started already for the observation that starts now on this thread,
   * once; null when there is none.
   *
   * @param request what the observation is of
   */
  public @Nullable StartedCall adopt(Object request) {
    return next.take(call -> call.isOf(request));
  }

  /**
   * Returns a builder of what a model is asked.
   *
   * @param request a {@code Prompt}, an {@code EmbeddingRequest} or an {@code ImagePrompt}
   * @param defaults the model's options, which hold where the request has none, or null
   * @param system the value of {@code gen_ai.system} of the model's observations
   * @param options what is stated of this very model; the defaults leave it to what is stated of
   *     {@code system}
   */
  public ModelRequest.Builder request(
      Object request,
      @Nullable Object defaults,
      String system,
      ModelOptions options,
      boolean streaming) {
    return Guarded.get(
        "request reader",
        () -> {
          Biller biller = options.biller();
          if (biller.equals(Biller.unstated())) {
            biller = stated.apply(system).biller();
          }
          return requests.read(request, defaults, system, biller, streaming);
        },
        ModelRequest.builder("unknown", "unknown"));
  }

  /**
   * Starts a call in {@code context}, whose intent it has.
   *
   * @param asked what is asked, as {@link #request} says
   * @param request what Spring AI asks, to bound its input where a budget applies
   * @return the call; null when tracking is off
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public @Nullable StartedCall start(ModelRequest asked, Object request, Context context) {
    ModelCallHandler handler = handler();
    if (handler.isNoop()) {
      return null;
    }
    AwaitedSpan span = new AwaitedSpan();
    try (Scope ignored = span.in(context).makeCurrent()) {
      ModelCall call = handler.start(asked, () -> input.atMost(request));
      return new StartedCall(call, request.getClass(), span, responses);
    }
  }

  /**
   * Starts a call in {@code context}, whose intent it has, where a denial has a way of its own to
   * the caller.
   *
   * @param asked what is asked, as {@link #request} says
   * @param request what Spring AI asks, to bound its input where a budget applies
   * @param denied told when a policy that blocks does not let the call run
   * @return the call; null when it was denied
   */
  public @Nullable StartedCall start(
      ModelRequest asked,
      Object request,
      Context context,
      Consumer<? super CallDeniedException> denied) {
    AwaitedSpan span = new AwaitedSpan();
    try (Scope ignored = span.in(context).makeCurrent()) {
      ModelCall call = handler().start(asked, () -> input.atMost(request), denied);
      return call == null ? null : new StartedCall(call, request.getClass(), span, responses);
    }
  }
}
