/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static java.util.Objects.requireNonNull;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.costintent.cost.Cost;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each call a client span such as {@code chat gpt-4o}, or writes onto the inference span that
 * another instrumentation opened around it. A charge always gets a span of its own, an internal one
 * such as {@code charge read-units}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SpanRecorder implements CallListener {
  /** The instrumentation scope of our spans and metrics. */
  public static final String SCOPE = "io.costintent";

  private static final ContextKey<CallSpan> KEY = ContextKey.named("costintent-span");

  private final Tracer tracer;
  private final InferenceSpans others;

  /** Creates a recorder that starts spans with {@code tracer} and asks {@code others} first. */
  public SpanRecorder(Tracer tracer, InferenceSpans others) {
    this.tracer = requireNonNull(tracer, "tracer");
    this.others = requireNonNull(others, "others");
  }

  @Override
  public Context onStart(ModelCall call, Context context) {
    boolean charge = call.request().charge() != null;
    AwaitedSpan awaited = charge ? null : AwaitedSpan.claim(context);
    if (awaited != null) {
      return await(awaited, call.request(), context);
    }
    Span enclosing = Span.fromContextOrNull(context);
    if (!charge
        && enclosing != null
        && !isOurs(enclosing, context)
        && others.isOpenInference(enclosing)) {
      CallSpan foreign = new CallSpan(enclosing, false);
      foreign.carry = others.unpacksCarriedAttributes(enclosing);
      enclosing.setAllAttributes(CallAttributes.from(context));
      return context.with(KEY, foreign);
    }
    CallSpan state = new CallSpan(Span.getInvalid(), true);
    Context parent = context.with(KEY, state);
    state.span = open(call.request(), parent, null);
    return parent.with(state.span);
  }

  private Context await(AwaitedSpan awaited, ModelRequest request, Context context) {
    CallSpan state = new CallSpan(null, false);
    awaited.tell(
        span -> {
          state.span = span;
          state.carry = others.unpacksCarriedAttributes(span);
          span.setAttribute(GenAiAttributes.PROVIDER_NAME, request.provider());
          span.setAllAttributes(CallAttributes.from(context));
        },
        current -> {
          Span span = open(request, current.with(KEY, state), null);
          state.span = span;
          state.ends = true;
          return current.with(KEY, state).with(span);
        });
    return context.with(KEY, state);
  }

  private Span open(ModelRequest request, Context parent, @Nullable Instant startedAt) {
    Span enclosing = Span.fromContextOrNull(parent);
    SpanBuilder builder =
        tracer
            .spanBuilder(request.spanName())
            .setParent(parent)
            .setSpanKind(request.charge() == null ? SpanKind.CLIENT : SpanKind.INTERNAL);
    if (startedAt != null) {
      builder.setStartTimestamp(startedAt);
    }
    boolean early = enclosing == null || enclosing.getSpanContext().isSampled();
    if (early) { // a sampler may decide by them; below a trace that is not sampled they cost most
      identify(request, builder::setAttribute);
      builder.setAllAttributes(CallAttributes.of(request, parent));
    }
    Span span = builder.startSpan();
    if (!early && span.isRecording()) {
      identify(request, span::setAttribute);
      span.setAllAttributes(CallAttributes.of(request, parent));
    }
    return span;
  }

  private static void identify(
      ModelRequest request, BiConsumer<AttributeKey<String>, String> attributes) {
    if (request.charge() != null) {
      attributes.accept(CostAttributes.CHARGE_SERVICE, request.provider());
      attributes.accept(CostAttributes.CHARGE_ITEM, request.model());
      return;
    }
    attributes.accept(GenAiAttributes.OPERATION_NAME, request.operation());
    attributes.accept(GenAiAttributes.PROVIDER_NAME, request.provider());
    attributes.accept(GenAiAttributes.REQUEST_MODEL, request.model());
  }

  @SuppressWarnings("ReferenceEquality") // this very span
  private static boolean isOurs(Span enclosing, Context context) {
    CallSpan outer = context.get(KEY);
    return outer != null && outer.ends && outer.span == enclosing;
  }

  @Override
  public void onEnd(CallRecord record) {
    CallSpan state = record.context().get(KEY);
    if (state == null) {
      return;
    }
    Span span = state.span;
    if (span == null) { // denied, or nobody said which span is the call's
      span = open(record.request(), record.context(), record.startedAt());
      state.span = span;
      state.ends = true;
    }
    if (span.isRecording()) {
      state.write(record, span);
      Throwable error = state.own || state.ends ? null : record.error();
      if (error != null) {
        span.setAttribute(GenAiAttributes.ERROR_TYPE, error.getClass().getName());
      }
    }
    if (state.ends) {
      if (record.error() != null) {
        // no description: the message of a provider's error may quote the prompt
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  /**
   * Has the attributes of the span that starts below {@code parent} carried to its exporter. To be
   * called from a processor's {@code onStart}, when it knows that all exporters of the span
   * {@linkplain CarriedAttributes unpack} them.
   */
  public static void carryAttributes(Context parent) {
    CallSpan state = parent.get(KEY);
    if (state != null) {
      state.carry = true;
    }
  }

  /** Whether the calls of {@code context} have a span of their own, which counts as its metrics. */
  static boolean isOwnSpan(Context context) {
    CallSpan state = context.get(KEY);
    return state == null || state.own;
  }

  private static final class CallSpan {
    private @Nullable Span span;
    private final boolean own;
    private boolean ends;
    private boolean carry;

    CallSpan(@Nullable Span span, boolean own) {
      this.span = span;
      this.own = own;
      this.ends = own;
    }

    void write(CallRecord record, Span onto) {
      Cost cost = record.cost();
      if (!carry || (!ends && cost == null)) {
        RecordAttributes.write(record, ends, new SpanSink(onto));
        return;
      }
      if (!ends && cost != null) { // tells the next call inside that this span has its cost
        onto.setAttribute(CostAttributes.COST_STATUS, cost.status().code());
      }
      onto.addEvent(CarriedAttributes.EVENT, new CarriedAttributes(record, ends));
    }
  }
}
