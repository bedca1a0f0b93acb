/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.CallListener;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.Applications;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spans of the SDK that Boot builds. */
class SpansTest {
  private static final AttributeKey<Double> AMOUNT =
      AttributeKey.doubleKey("gen_ai.usage.cost.amount");
  private static final AttributeKey<String> TEAM = AttributeKey.stringKey("costintent.team");

  private ConfigurableApplicationContext application;

  /** An application that exports spans to where they can be looked at. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    @Bean
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }

    @Bean
    Applications.Recorded recorded() {
      return new Applications.Recorded();
    }
  }

  private void start(String... properties) {
    List<String> arguments =
        new ArrayList<>(List.of("--management.tracing.sampling.probability=1"));
    for (String property : properties) {
      arguments.add("--" + property);
    }
    application =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .run(arguments.toArray(String[]::new));
  }

  @AfterEach
  void close() {
    application.close();
  }

  private Tracer tracer() {
    return application.getBean(OpenTelemetry.class).getTracer("another.instrumentation");
  }

  /** Makes a span as instrumentations of others do for a call. */
  private void callOfOthers() {
    tracer()
        .spanBuilder("chat gpt-4o")
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.provider.name", "openai")
        .setAttribute("gen_ai.request.model", "gpt-4o")
        .setAttribute("gen_ai.usage.input_tokens", 1000)
        .setAttribute("gen_ai.usage.output_tokens", 100)
        .startSpan()
        .end();
  }

  private List<SpanData> spans() {
    application.getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
    return application.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
  }

  @Test
  void trackedCall_hasItsCostOnItsSpan() {
    start();

    IntentContext.run(
        Applications.team("support"),
        () -> Applications.call(application.getBean(CostTracking.class)));

    assertThat(spans()).hasSize(1);
    assertThat(spans().get(0).getAttributes().get(AMOUNT)).isEqualTo(0.0035);
    assertThat(spans().get(0).getAttributes().get(TEAM)).isEqualTo("support");
    assertThat(spans().get(0).getEvents()).isEmpty();
  }

  @Test
  void spansOfOthers_getIntentAndCostAndAreRecorded() {
    start();

    try (Scope ignored = IntentContext.open(Applications.team("support"))) {
      callOfOthers();
    }

    assertThat(spans()).hasSize(1);
    assertThat(spans().get(0).getAttributes().get(TEAM)).isEqualTo("support");
    assertThat(spans().get(0).getAttributes().get(AMOUNT)).isEqualTo(0.0035);
    assertThat(application.getBean(Applications.Recorded.class).intents())
        .containsExactly(Applications.team("support"));
  }

  @Test
  void spanOfOthersAroundATrackedCall_isNotBilledAgain() {
    start();
    Span outer =
        tracer()
            .spanBuilder("chat gpt-4o")
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.provider.name", "openai")
            .setAttribute("gen_ai.request.model", "gpt-4o")
            .setAttribute("gen_ai.usage.input_tokens", 1000)
            .setAttribute("gen_ai.usage.output_tokens", 100)
            .startSpan();

    try (Scope ignored = outer.makeCurrent()) {
      Applications.call(application.getBean(CostTracking.class));
    } finally {
      outer.end();
    }

    assertThat(application.getBean(Applications.Recorded.class).records())
        .filteredOn(record -> record.isBilled())
        .hasSize(1);
    assertThat(spans()).filteredOn(span -> span.getAttributes().get(AMOUNT) != null).hasSize(1);
  }

  @Test
  void compatibility_isThatOfTheProperties() {
    start("costintent.compat=openlit");

    callOfOthers();

    assertThat(spans().get(0).getAttributes().get(AttributeKey.doubleKey("gen_ai.usage.cost")))
        .isEqualTo(0.0035);
  }

  @Test
  void switches_leaveSpansOfOthersAlone() {
    start("costintent.otel.processor.enabled=false", "costintent.otel.exporter.enabled=false");

    try (Scope ignored = IntentContext.open(Applications.team("support"))) {
      callOfOthers();
    }

    assertThat(spans().get(0).getAttributes().get(TEAM)).isNull();
    assertThat(spans().get(0).getAttributes().get(AMOUNT)).isNull();
    assertThat(application.getBeansOfType(CallListener.class)).isNotEmpty();
  }
}
