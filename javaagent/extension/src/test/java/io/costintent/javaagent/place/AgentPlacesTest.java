/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.IntentRules;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.api.instrumenter.LocalRootSpan;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentPlacesTest {
  private static final String RULES =
      """
      rules:
        - when: {route: 'POST /chat/*'}
          intent: {feature: chat}
        - when: {queue: refunds}
          intent: {feature: refunds}
        - when: {resource: {service.name: shop, host.ip: '*10.0.0.7*'}}
          intent: {team: commerce}
      """;

  @TempDir private Path folder;
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(InMemorySpanExporter.create()))
                  .build())
          .build();
  private final AgentResource resource = new AgentResource();

  @AfterEach
  void close() {
    sdk.close();
  }

  private AgentPlaces places() throws IOException {
    Path file = Files.writeString(folder.resolve("costintent.yaml"), RULES);
    return new AgentPlaces(
        IntentRules.read(ConfigFiles.load(file).child("rules"), new ConfigProblems()), resource);
  }

  /** Starts the first span of a trace, and marks it as the agent's instrumentation does. */
  private Context serving(String name, Attributes attributes) {
    Span span =
        sdk.getTracer("server")
            .spanBuilder(name)
            .setSpanKind(SpanKind.SERVER)
            .setAllAttributes(attributes)
            .startSpan();
    try {
      Method store = LocalRootSpan.class.getDeclaredMethod("store", Context.class, Span.class);
      store.setAccessible(true);
      return ((Context) store.invoke(null, Context.root(), span)).with(span);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("LocalRootSpan.store", e);
    }
  }

  private static Attributes request(String method, String path) {
    return Attributes.of(
        AttributeKey.stringKey("http.request.method"), method,
        AttributeKey.stringKey("url.path"), path);
  }

  @Test
  void intentOf_routeIsThatOfTheServersSpanAlsoBelowOthers() throws IOException {
    Context serving = serving("POST /chat/{id}", request("POST", "/api/v2/chat/7"));
    Span inner =
        sdk.getTracer("t")
            .spanBuilder("work")
            .setParent(serving)
            .setSpanKind(SpanKind.INTERNAL)
            .startSpan();

    assertThat(places().intentOf(serving.with(inner)).feature()).isEqualTo("chat");
  }

  @Test
  void intentOf_pathCountsWhereNoFrameworkNamesARoute() throws IOException {
    assertThat(places().intentOf(serving("POST", request("POST", "/chat/7"))).feature())
        .isEqualTo("chat");
    assertThat(places().intentOf(serving("GET", request("GET", "/chat/7"))).isEmpty()).isTrue();
  }

  @Test
  void intentOf_queueIsThatOfTheMessage() throws IOException {
    Attributes message =
        Attributes.of(AttributeKey.stringKey("messaging.destination.name"), "refunds");

    assertThat(places().intentOf(serving("refunds process", message)).feature())
        .isEqualTo("refunds");
  }

  @Test
  void intentOf_resourceIsThatOfTheProcess() throws IOException {
    assertThat(places().intentOf(Context.root()).isEmpty()).isTrue();

    resource.set(
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            "shop",
            AttributeKey.stringArrayKey("host.ip"),
            List.of("10.0.0.7", "::1")));

    assertThat(places().intentOf(Context.root()))
        .isEqualTo(CostIntent.builder().team("commerce").build());
  }

  @Test
  void intentOf_nothingIsServed() throws IOException {
    try (Scope ignored = Context.root().makeCurrent()) {
      assertThat(places().intentOf(Context.current()).isEmpty()).isTrue();
    }
  }
}
