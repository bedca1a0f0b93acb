/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.CostTracking;
import io.costintent.intent.IntentKey;
import io.costintent.otel.CostSpans;
import io.costintent.propagation.IntentContext;
import io.costintent.springai.SpringAiCalls;
import io.costintent.springai.autoconfigure.NumericChatConvention;
import io.costintent.springai.observation.SpringAiObservations;
import io.costintent.telemetry.InferenceSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.observation.ChatModelMeterObservationHandler;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;

/** A call of a Spring AI model that answers at once, and what watching it adds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpringAiBenchmark {
  private final Context withIntent = IntentContext.with(Context.root(), Work.INTENT);
  private final ChatModel unobserved =
      new PreparedChatModel(ObservationRegistry.NOOP, new DefaultChatModelObservationConvention());
  private final ChatModel observed;
  private final ChatModel tracked;
  private final ChatModel trackedCarried;

  /** Prepares everything that an application prepares once. */
  public SpringAiBenchmark() {
    ObservationRegistry bare = ObservationRegistry.create();
    observe(bare, Telemetry.sdk(Sampler.alwaysOn()));
    observed = new PreparedChatModel(bare, new DefaultChatModelObservationConvention());
    tracked = tracked(Telemetry.sdk(Sampler.alwaysOn()), InferenceSpans.none());
    CostSpans spans = CostSpans.create();
    spans.exporter(SpanExporter.composite()); // as if its exporters were wrapped
    trackedCarried =
        tracked(Telemetry.sdk(Sampler.alwaysOn(), spans.processor()), spans.inferenceSpans());
  }

  /** As the auto-configuration sets it up. */
  private static ChatModel tracked(OpenTelemetrySdk sdk, InferenceSpans inferenceSpans) {
    CostTracking tracking =
        CostTracking.builder()
            .environment(Map.of(), Map.of())
            .openTelemetry(sdk)
            .inferenceSpans(inferenceSpans)
            .build();
    SpringAiObservations observations =
        SpringAiObservations.create(
            SpringAiCalls.create(tracking),
            Set.of(IntentKey.TEAM, IntentKey.FEATURE, IntentKey.PURPOSE));
    ObservationRegistry registry = ObservationRegistry.create();
    observations.registerFirst(registry);
    observe(registry, sdk);
    observations.registerLast(registry);
    return new PreparedChatModel(registry, new NumericChatConvention());
  }

  /** Meters and spans, as Spring Boot and Spring AI set them up. */
  private static void observe(ObservationRegistry registry, OpenTelemetrySdk sdk) {
    MeterRegistry meters = new SimpleMeterRegistry();
    Tracer tracer =
        new OtelTracer(sdk.getTracer("benchmarks"), new OtelCurrentTraceContext(), event -> {});
    registry
        .observationConfig()
        .observationHandler(new DefaultTracingObservationHandler(tracer))
        .observationHandler(new DefaultMeterObservationHandler(meters))
        .observationHandler(new ChatModelMeterObservationHandler(meters));
  }

  /** What Spring AI does by itself, observations off. */
  @Benchmark
  public ChatResponse springUnobserved() {
    return call(unobserved);
  }

  /** The observation that Spring AI makes by default, as a span and as meters. */
  @Benchmark
  public ChatResponse springObserved() {
    return call(observed);
  }

  /** The same observation with what it cost and why, as numbers on its span and in metrics. */
  @Benchmark
  public ChatResponse springTracked() {
    return call(tracked);
  }

  /** The same where otel-exporter is installed and builds the attributes on export. */
  @Benchmark
  public ChatResponse springTrackedCarried() {
    return call(trackedCarried);
  }

  private ChatResponse call(ChatModel model) {
    try (io.opentelemetry.context.Scope ignored = withIntent.makeCurrent()) {
      return model.call(PreparedChatModel.PROMPT);
    }
  }
}
