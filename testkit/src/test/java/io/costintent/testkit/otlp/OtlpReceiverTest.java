/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {
  @Test
  void spans_haveWhatTheExporterSent() {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        SdkTracerProvider sdk = tracerProvider(receiver)) {
      Span parent = sdk.get("herons").spanBuilder("question").startSpan();
      try (Scope ignored = parent.makeCurrent()) {
        sdk.get("herons")
            .spanBuilder("chat")
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("model", "gpt-5")
            .setAttribute("tokens", 12)
            .setAttribute("cost", 0.25)
            .setAttribute("stream", true)
            .setAttribute(AttributeKey.stringArrayKey("reasons"), List.of("stop"))
            .startSpan()
            .end();
      }
      parent.end();
      sdk.forceFlush().join(10, TimeUnit.SECONDS);

      assertThat(receiver.spans()).hasSize(2);
      ReceivedSpan chat = named("chat", receiver);
      ReceivedSpan question = named("question", receiver);
      assertThat(chat.scope()).isEqualTo("herons");
      assertThat(chat.kind()).isEqualTo("CLIENT");
      assertThat(chat.parentId()).isEqualTo(question.spanId()).hasSize(16);
      assertThat(chat.traceId()).isEqualTo(question.traceId()).hasSize(32);
      assertThat(question.parentId()).isEmpty();
      assertThat(chat.attribute("model")).isEqualTo("gpt-5");
      assertThat(chat.attributes())
          .isEqualTo(
              Map.of(
                  "model",
                  "gpt-5",
                  "tokens",
                  12L,
                  "cost",
                  0.25,
                  "stream",
                  true,
                  "reasons",
                  List.of("stop")));
    }
  }

  @Test
  void points_areThoseOfTheLastExport() {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        SdkMeterProvider sdk = meterProvider(receiver)) {
      var counter = sdk.get("herons").counterBuilder("calls").build();
      counter.add(1, Attributes.builder().put("team", "search").build());
      sdk.forceFlush().join(10, TimeUnit.SECONDS);
      counter.add(2, Attributes.builder().put("team", "search").build());
      sdk.forceFlush().join(10, TimeUnit.SECONDS);

      assertThat(receiver.points("calls"))
          .containsExactly(new ReceivedPoint(Map.of("team", "search"), 3));
      assertThat(receiver.points("cost")).isEmpty();
    }
  }

  @Test
  void metrics_sayWhatTheyAre() {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        SdkMeterProvider sdk = meterProvider(receiver)) {
      Meter meter = sdk.get("herons");
      meter.counterBuilder("calls").setUnit("{call}").build().add(1);
      meter.counterBuilder("cost").ofDoubles().setUnit("{USD}").build().add(0.5);
      meter.upDownCounterBuilder("open").build().add(1);
      meter.gaugeBuilder("ratio").setUnit("1").build().set(0.25);
      meter.gaugeBuilder("age").ofLongs().setUnit("s").build().set(7);
      meter.histogramBuilder("duration").setUnit("s").build().record(1);
      sdk.forceFlush().join(10, TimeUnit.SECONDS);
      sdk.forceFlush().join(10, TimeUnit.SECONDS);

      assertThat(receiver.metrics())
          .filteredOn(metric -> !metric.name().startsWith("otel.sdk."))
          .containsExactlyInAnyOrder(
              new ReceivedMetric("calls", "long counter", "{call}"),
              new ReceivedMetric("cost", "double counter", "{USD}"),
              new ReceivedMetric("open", "long up-down counter", ""),
              new ReceivedMetric("ratio", "double gauge", "1"),
              new ReceivedMetric("age", "long gauge", "s"),
              new ReceivedMetric("duration", "histogram", "s"));
    }
  }

  @Test
  void properties_sendEverythingHere() {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      assertThat(receiver.properties())
          .containsEntry("otel.exporter.otlp.endpoint", receiver.endpoint().toString())
          .containsEntry("otel.exporter.otlp.protocol", "http/protobuf");
    }
  }

  private static ReceivedSpan named(String name, OtlpReceiver receiver) {
    return receiver.spans().stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SdkTracerProvider tracerProvider(OtlpReceiver receiver) {
    return SdkTracerProvider.builder()
        .addSpanProcessor(
            SimpleSpanProcessor.create(
                OtlpHttpSpanExporter.builder()
                    .setEndpoint(receiver.endpoint() + "/v1/traces")
                    .build()))
        .build();
  }

  private static SdkMeterProvider meterProvider(OtlpReceiver receiver) {
    return SdkMeterProvider.builder()
        .registerMetricReader(
            PeriodicMetricReader.create(
                OtlpHttpMetricExporter.builder()
                    .setEndpoint(receiver.endpoint() + "/v1/metrics")
                    .build()))
        .build();
  }
}
