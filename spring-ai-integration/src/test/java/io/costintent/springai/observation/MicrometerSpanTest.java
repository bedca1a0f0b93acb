/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerSpanTest {
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final SdkTracerProvider tracing =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exported)).build();
  private final Span span =
      new MicrometerSpan(OtelSpan.fromOtel(tracing.get("test").spanBuilder("chat").startSpan()));

  @AfterEach
  void close() {
    tracing.close();
  }

  private SpanData only() {
    assertThat(exported.getFinishedSpanItems()).hasSize(1);
    return exported.getFinishedSpanItems().get(0);
  }

  @Test
  void attributes_keepTheirTypes() {
    span.setAttribute(stringKey("text"), "a");
    span.setAttribute(longKey("long"), 2L);
    span.setAttribute(doubleKey("double"), 0.5);
    span.setAttribute(booleanKey("boolean"), true);
    span.setAttribute(stringArrayKey("texts"), List.of("a", "b"));
    span.end();

    assertThat(only().getAttributes().asMap())
        .isEqualTo(
            Attributes.builder()
                .put("text", "a")
                .put("long", 2)
                .put("double", 0.5)
                .put("boolean", true)
                .put("texts", "a", "b")
                .build()
                .asMap());
  }

  @Test
  void whatTracersOfOthersLack_isLeftOut() {
    span.updateName("other")
        .setStatus(StatusCode.ERROR, "lost")
        .recordException(new IllegalStateException("lost"))
        .addEvent("event")
        .addEvent("later", 1, TimeUnit.SECONDS);

    assertThat(span.isRecording()).isTrue();
    assertThat(span.getSpanContext().isValid()).isFalse();
    span.end(5, TimeUnit.SECONDS);
    assertThat(only().getName()).isEqualTo("other");
    assertThat(only().getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
    assertThat(only().getEvents()).hasSize(2);
  }
}
