/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.pricing.PriceBooks;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitedSpanTest {
  private static final ModelRequest REQUEST = ModelRequest.chat("openai", "gpt-4o");
  private static final ResponseFacts ANSWER =
      ResponseFacts.builder().usage(Usage.ofTokens(1000, 100)).build();

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final SdkTracerProvider tracing =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exported)).build();
  private final Tracer framework = tracing.get("framework");
  private final AwaitedSpan awaited = new AwaitedSpan();

  @AfterEach
  void close() {
    tracing.close();
  }

  private ModelCallHandler.Builder builder() {
    return ModelCallHandler.builder(PriceBooks.bundled())
        .listener(new SpanRecorder(tracing.get(SpanRecorder.SCOPE), InferenceSpans.none()));
  }

  private ModelCall start(ModelCallHandler handler) {
    try (Scope ignored = awaited.in(Context.root()).makeCurrent()) {
      return handler.start(REQUEST);
    }
  }

  private List<SpanData> spans() {
    return exported.getFinishedSpanItems();
  }

  @Test
  void spanOfTheFramework_getsTheCostAndIsTheOnlyOne() {
    ModelCall call = start(builder().build());
    Span span = framework.spanBuilder("chat").startSpan();

    awaited.is(span);
    call.end(ANSWER);
    span.end();

    assertThat(spans()).hasSize(1);
    SpanData data = spans().get(0);
    assertThat(data.getInstrumentationScopeInfo().getName()).isEqualTo("framework");
    assertThat(data.getAttributes().get(CostAttributes.COST_TOTAL)).isEqualTo("0.0035");
    assertThat(data.getAttributes().get(GenAiAttributes.PROVIDER_NAME)).isEqualTo("openai");
    assertThat(data.getAttributes().get(GenAiAttributes.ERROR_TYPE)).isNull();
  }

  @Test
  void failure_isNamedOnTheSpanOfTheFramework() {
    ModelCall call = start(builder().build());
    Span span = framework.spanBuilder("chat").startSpan();

    awaited.is(span);
    call.fail(new IllegalStateException("lost"), null);
    span.end();

    assertThat(spans().get(0).getAttributes().get(GenAiAttributes.ERROR_TYPE))
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void absentSpan_isMadeWhereTheProviderIsCalled() {
    ModelCall call = start(builder().build());

    Context current = awaited.isNone(call.inside(Context.root()));
    Span own = Span.fromContext(current);
    call.end(ANSWER);

    assertThat(spans()).hasSize(1);
    assertThat(spans().get(0).getSpanContext()).isEqualTo(own.getSpanContext());
    assertThat(spans().get(0).getAttributes().get(CostAttributes.COST_TOTAL)).isEqualTo("0.0035");
  }

  @Test
  void spanThatNobodyToldOf_isMadeAtTheEnd() {
    ModelCall call = start(builder().build());

    call.end(ANSWER);

    assertThat(spans()).hasSize(1);
    assertThat(spans().get(0).getName()).isEqualTo("chat gpt-4o");
    assertThat(spans().get(0).hasEnded()).isTrue();
  }

  @Test
  void deniedCall_hasASpanOfItsOwn() {
    ModelCallHandler handler =
        builder()
            .policy(
                new CallPolicy() {
                  @Override
                  public String name() {
                    return "test";
                  }

                  @Override
                  public Decision decide(PlannedCall planned) {
                    return new Decision.Deny(new CallDeniedException("test", "not today"));
                  }
                })
            .build();

    assertThatThrownBy(() -> start(handler)).isInstanceOf(CallDeniedException.class);

    assertThat(spans()).hasSize(1);
    assertThat(spans().get(0).getAttributes().get(CostAttributes.DECISION)).isEqualTo("deny");
  }

  @Test
  void secondWord_isIgnored() {
    ModelCall call = start(builder().build());
    Span span = framework.spanBuilder("chat").startSpan();
    Span other = framework.spanBuilder("other").startSpan();

    awaited.is(span);
    awaited.is(other);
    Context root = Context.root();
    assertThat(awaited.isNone(root)).isSameAs(root);
    call.end(ANSWER);
    other.end();
    span.end();

    assertThat(spans().get(0).getAttributes().get(CostAttributes.COST_TOTAL)).isNull();
    assertThat(spans().get(1).getAttributes().get(CostAttributes.COST_TOTAL)).isEqualTo("0.0035");
  }

  @Test
  void callInside_billsAndHasItsOwnSpan() {
    ModelCallHandler handler = builder().build();
    ModelCall call = start(handler);
    Span span = framework.spanBuilder("chat").startSpan();
    awaited.is(span);

    try (Scope ignored = call.inside(awaited.in(Context.root()).with(span)).makeCurrent()) {
      handler.start(REQUEST).end(ANSWER);
    }
    call.end(ANSWER);
    span.end();

    assertThat(spans()).hasSize(2);
    assertThat(spans().get(0).getAttributes().get(CostAttributes.COST_TOTAL)).isEqualTo("0.0035");
    assertThat(spans().get(1).getAttributes().get(CostAttributes.COST_INCLUSIVE)).isEqualTo(0.0035);
    assertThat(spans().get(1).getAttributes().get(CostAttributes.COST_TOTAL)).isNull();
  }
}
