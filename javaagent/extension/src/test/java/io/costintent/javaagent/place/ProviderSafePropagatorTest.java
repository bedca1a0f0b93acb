/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderSafePropagatorTest {
  private final ProviderSafePropagator propagator =
      new ProviderSafePropagator(W3CBaggagePropagator.getInstance());
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(InMemorySpanExporter.create()))
                  .build())
          .build();
  private final Context carrying =
      Context.root()
          .with(Baggage.builder().put("costintent.team", "support").put("shop", "7").build());

  private Map<String, String> sent(Context context) {
    Map<String, String> headers = new HashMap<>();
    propagator.inject(context, headers, (carrier, name, value) -> headers.put(name, value));
    return headers;
  }

  private Context requestTo(String host) {
    Span span =
        sdk.getTracer("http").spanBuilder("POST").setAttribute("server.address", host).startSpan();
    return carrying.with(span);
  }

  @Test
  void inject_requestOfAModelCallHasNoIntent() {
    try (CostTracking tracking =
        CostTracking.builder().environment(Map.of(), Map.of()).openTelemetry(sdk).build()) {
      ModelCall call = tracking.handler().start(ModelRequest.chat("openai", "gpt-4o"));

      assertThat(sent(call.context().with(Baggage.fromContext(carrying))))
          .containsEntry("baggage", "shop=7");
      call.end(null);
    }
  }

  @Test
  void inject_requestToAProvidersHostHasNoIntent() {
    assertThat(sent(requestTo("api.openai.com"))).containsEntry("baggage", "shop=7");
  }

  @Test
  void inject_requestToOneOfTheirOwnServicesIsAsWithout() {
    assertThat(sent(requestTo("orders.internal")).get("baggage"))
        .contains("costintent.team=support", "shop=7");
    assertThat(propagator.fields()).containsExactly("baggage");
  }

  @Test
  @SuppressWarnings("deprecation") // a getter has to have keys()
  void extract_isThatOfTheOther() {
    Map<String, String> headers = sent(carrying);

    Context extracted =
        propagator.extract(
            Context.root(),
            headers,
            new TextMapGetter<Map<String, String>>() {
              @Override
              public Iterable<String> keys(Map<String, String> carrier) {
                return carrier.keySet();
              }

              @Override
              public String get(Map<String, String> carrier, String key) {
                return carrier.get(key);
              }
            });

    assertThat(Baggage.fromContext(extracted).getEntryValue("shop")).isEqualTo("7");
  }
}
