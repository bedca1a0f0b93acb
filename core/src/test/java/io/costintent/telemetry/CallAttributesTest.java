/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.Charge;
import io.costintent.call.ModelRequest;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallAttributesTest {
  private static final ModelRequest CHAT = ModelRequest.chat("openai", "gpt-4o");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk = sdk(Sampler.alwaysOn());

  private OpenTelemetrySdk sdk(Sampler sampler) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build())
        .build();
  }

  @AfterEach
  void close() {
    sdk.close();
  }

  private static CostTracking tracking(OpenTelemetrySdk sdk) {
    return CostTracking.builder().environment(Map.of(), Map.of()).openTelemetry(sdk).build();
  }

  private static Context herons() {
    Attributes agent =
        Attributes.of(
            GenAiAttributes.AGENT_NAME, "herons", CostAttributes.INVOCATION_ID, "invocation-7");
    return CallAttributes.with(Context.root(), agent);
  }

  private SpanData span() {
    return spans.getFinishedSpanItems().get(0);
  }

  @Test
  void call_hasThoseOfItsContext() {
    try (Scope ignored = herons().makeCurrent()) {
      tracking(sdk).call(CHAT, () -> "id", id -> null);
    }

    assertThat(span())
        .hasAttribute(GenAiAttributes.AGENT_NAME, "herons")
        .hasAttribute(CostAttributes.INVOCATION_ID, "invocation-7");
  }

  @Test
  void innerOnes_replaceThoseOfTheSameKey() {
    Context inner =
        CallAttributes.with(herons(), Attributes.of(GenAiAttributes.AGENT_NAME, "storks"));

    try (Scope ignored = inner.makeCurrent()) {
      tracking(sdk).call(CHAT, () -> "id", id -> null);
    }

    assertThat(span())
        .hasAttribute(GenAiAttributes.AGENT_NAME, "storks")
        .hasAttribute(CostAttributes.INVOCATION_ID, "invocation-7");
  }

  @Test
  void spanSampledBelowOneThatIsNot_hasThemToo() {
    OpenTelemetrySdk always =
        sdk(
            Sampler.parentBasedBuilder(Sampler.alwaysOn())
                .setLocalParentNotSampled(Sampler.alwaysOn())
                .build());
    Span dropped = sdk(Sampler.alwaysOff()).getTracer("test").spanBuilder("dropped").startSpan();

    try (Scope ignored = herons().with(dropped).makeCurrent()) {
      tracking(always).call(CHAT, () -> "id", id -> null);
    }

    assertThat(span()).hasAttribute(GenAiAttributes.AGENT_NAME, "herons");
    always.close();
  }

  @Test
  void inferenceSpanOfAnother_hasThemToo() {
    Tracer tracer = sdk.getTracer("other");
    CostTracking tracking =
        CostTracking.builder()
            .environment(Map.of(), Map.of())
            .openTelemetry(sdk)
            .inferenceSpans(new OpenInference())
            .build();
    Span other = tracer.spanBuilder("chat").startSpan();

    try (Scope ignored = herons().with(other).makeCurrent()) {
      tracking.call(CHAT, () -> "id", id -> null);
    }
    other.end();

    assertThat(span()).hasName("chat").hasAttribute(GenAiAttributes.AGENT_NAME, "herons");
  }

  @Test
  void charge_hasNothingOfAModel() {
    try (Scope ignored = herons().makeCurrent()) {
      tracking(sdk).charge(Charge.of("pinecone", "search", UsageUnit.REQUESTS, 1));
    }

    assertThat(span()).hasAttribute(CostAttributes.INVOCATION_ID, "invocation-7");
    assertThat(span().getAttributes().get(GenAiAttributes.AGENT_NAME)).isNull();
  }

  /** Takes any span for an inference. */
  private static final class OpenInference implements InferenceSpans {
    @Override
    public boolean isOpenInference(Span span) {
      return true;
    }
  }
}
