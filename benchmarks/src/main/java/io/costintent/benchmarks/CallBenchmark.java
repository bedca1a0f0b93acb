/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.call.ModelCall;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.otel.CostSpans;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.telemetry.InferenceSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole call, from the intent in the context to the ended span and the metrics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {
  private static final int BARE_ATTRIBUTES = 20;

  private final List<AttributeKey<String>> keys = new ArrayList<>();
  private final Tracer tracer;
  private final Tracer host;
  private final Context withIntent;
  private final Context belowUnsampled;
  private final CostTracking direct;
  private final CostTracking carried;
  private final CostTracking unsampled;
  private final CostTracking budgeted;
  private final CostTracking budgetedFourTimes;

  /** Prepares everything that an application prepares once. */
  public CallBenchmark() {
    for (int i = 0; i < BARE_ATTRIBUTES; i++) {
      keys.add(AttributeKey.stringKey("bare.attribute." + i));
    }
    OpenTelemetrySdk sdk = Telemetry.sdk(Sampler.alwaysOn());
    tracer = sdk.getTracer("bare");
    withIntent = IntentContext.with(Context.root(), Work.INTENT);
    direct = tracking(sdk);
    CostSpans spans = CostSpans.create();
    spans.exporter(SpanExporter.composite()); // as if its exporters were wrapped
    OpenTelemetrySdk installed = Telemetry.sdk(Sampler.alwaysOn(), spans.processor());
    host = installed.getTracer("other");
    carried = tracking(installed, spans, 0);
    budgeted = tracking(installed, spans, 1);
    budgetedFourTimes = tracking(installed, spans, 4);
    OpenTelemetrySdk off = Telemetry.sdk(Sampler.alwaysOff());
    unsampled = tracking(off);
    belowUnsampled = withIntent.with(off.getTracer("bare").spanBuilder("request").startSpan());
  }

  private static CostTracking tracking(OpenTelemetrySdk sdk, CostSpans spans, int budgets) {
    CostTrackingBuilder tracking =
        CostTracking.builder()
            .environment(Map.of(), Map.of())
            .openTelemetry(sdk)
            .inferenceSpans(spans.inferenceSpans());
    for (int i = 0; i < budgets; i++) {
      tracking.budget(
          Budget.builder("budget-" + i)
              .each(IntentKey.TEAM)
              .limit(Money.usd("9000000"))
              .mode(BudgetMode.BLOCK)
              .build());
    }
    return tracking.build();
  }

  private static CostTracking tracking(OpenTelemetrySdk sdk) {
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .openTelemetry(sdk)
        .inferenceSpans(InferenceSpans.none())
        .build();
  }

  /** The yardstick: a span with 20 attributes and nothing else. */
  @Benchmark
  public Span bareSpan20() {
    Span span = tracer.spanBuilder("chat gpt-4o").setSpanKind(SpanKind.CLIENT).startSpan();
    for (int i = 0; i < BARE_ATTRIBUTES; i++) {
      span.setAttribute(keys.get(i), "value");
    }
    span.end();
    return span;
  }

  /** Intent, price, span with all attributes, metrics. */
  @Benchmark
  public ModelCall fullPipeline() {
    return call(direct, withIntent);
  }

  /** The same, with the attributes left to the exporter's thread. */
  @Benchmark
  public ModelCall fullPipelineCarried() {
    return call(carried, withIntent);
  }

  /** The same with a budget that blocks, counted in memory. */
  @Benchmark
  public ModelCall fullPipelineBudgeted() {
    return call(budgeted, withIntent);
  }

  /** The same with four of them. */
  @Benchmark
  public ModelCall fullPipelineFourBudgets() {
    return call(budgetedFourTimes, withIntent);
  }

  /** The same onto a span of another instrumentation; subtract {@link #hostSpan}. */
  @Benchmark
  public ModelCall enrichment() {
    Span span = hostSpan(host);
    ModelCall call = call(carried, withIntent.with(span));
    span.end();
    return call;
  }

  /** What the span of the other instrumentation costs where Cost Intent is not installed. */
  @Benchmark
  public Context hostSpan() {
    Span span = hostSpan(tracer);
    Context context = withIntent.with(span);
    span.end();
    return context;
  }

  private Span hostSpan(Tracer by) {
    return by.spanBuilder("chat gpt-4o")
        .setParent(withIntent)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute(GenAiAttributes.OPERATION_NAME, "chat")
        .setAttribute(GenAiAttributes.PROVIDER_NAME, "openai")
        .setAttribute(GenAiAttributes.REQUEST_MODEL, "gpt-4o")
        .startSpan();
  }

  /** The same below a request that is not sampled: metrics and listeners still see it. */
  @Benchmark
  public ModelCall unsampled() {
    return call(unsampled, belowUnsampled);
  }

  /** Tracking that is switched off. */
  @Benchmark
  public ModelCall noop() {
    return call(CostTracking.noop(), withIntent);
  }

  private static ModelCall call(CostTracking tracking, Context context) {
    try (io.opentelemetry.context.Scope ignored = context.makeCurrent()) {
      ModelCall call = tracking.handler().start(Work.REQUEST);
      try (io.opentelemetry.context.Scope inner = call.makeCurrent()) {
        call.end(Work.RESPONSE);
      }
      return call;
    }
  }
}
