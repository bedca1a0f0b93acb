/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.propagation.IntentContext;
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
import io.opentelemetry.sdk.trace.samplers.Sampler;
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

  /** Prepares everything that an application prepares once. */
  public SpringAiBenchmark() {
    observed =
        new PreparedChatModel(
            registry(Telemetry.sdk(Sampler.alwaysOn())),
            new DefaultChatModelObservationConvention());
  }

  /** Meters and spans, as Spring Boot and Spring AI set them up. */
  private static ObservationRegistry registry(OpenTelemetrySdk sdk) {
    MeterRegistry meters = new SimpleMeterRegistry();
    Tracer tracer =
        new OtelTracer(
            sdk.getTracer("benchmarks"), new OtelCurrentTraceContext(), event -> {});
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(new DefaultTracingObservationHandler(tracer))
        .observationHandler(new DefaultMeterObservationHandler(meters))
        .observationHandler(new ChatModelMeterObservationHandler(meters));
    return registry;
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

  private ChatResponse call(ChatModel model) {
    try (io.opentelemetry.context.Scope ignored = withIntent.makeCurrent()) {
      return model.call(PreparedChatModel.PROMPT);
    }
  }
}
