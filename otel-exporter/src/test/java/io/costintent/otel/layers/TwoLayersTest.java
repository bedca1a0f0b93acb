/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.layers;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.sun.net.httpserver.HttpServer;
import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.otel.CostSpans;
import io.costintent.otel.TestPrices;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.openai.v1_1.OpenAITelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenTelemetry's own instrumentation of OpenAI's client, and ours: one call, one bill. */
class TwoLayersTest {
  private static final byte[] ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1790000000,"model":"gpt-4o",
       "choices":[{"index":0,"finish_reason":"stop","logprobs":null,
                   "message":{"role":"assistant","content":"Hello","refusal":null}}],
       "usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private HttpServer server;
  private OpenTelemetrySdk sdk;
  private CostTracking tracking;
  private OpenAIClient client;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    CostSpans spans = CostSpans.create();
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(spans.processor())
                    .addSpanProcessor(SimpleSpanProcessor.create(spans.exporter(exported)))
                    .build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    tracking =
        CostTracking.builder()
            .environment(Map.of(), Map.of())
            .openTelemetry(sdk)
            .priceBook(TestPrices.BOOK)
            .inferenceSpans(spans.inferenceSpans())
            .build();
    client =
        new OpenAIClientImpl(
            ClientOptions.builder()
                .httpClient(new LoopbackHttpClient())
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .apiKey("test")
                .build());
  }

  @AfterEach
  void close() {
    tracking.close();
    sdk.close();
    server.stop(0);
  }

  private static ChatCompletionCreateParams params() {
    return ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("Hi").build();
  }

  /** Our layer, around any client. */
  private ChatCompletion tracked(OpenAIClient any) {
    return tracking.call(
        ModelRequest.chat("openai", "gpt-4o"),
        () -> any.chat().completions().create(params()),
        TwoLayersTest::facts);
  }

  private static ResponseFacts facts(ChatCompletion completion) {
    return ResponseFacts.builder()
        .responseId(completion.id())
        .model(completion.model())
        .usage(
            completion
                .usage()
                .map(usage -> Usage.ofTokens(usage.promptTokens(), usage.completionTokens()))
                .orElse(null))
        .build();
  }

  private double counted() {
    double sum = 0;
    for (MetricData metric : metrics.collectAllMetrics()) {
      if (metric.getName().equals("costintent.cost")) {
        sum += metric.getDoubleSumData().getPoints().iterator().next().getValue();
      }
    }
    return sum;
  }

  private List<Double> billed() {
    return exported.getFinishedSpanItems().stream()
        .map(SpanData::getAttributes)
        .filter(attributes -> attributes.get(doubleKey("gen_ai.usage.cost.amount")) != null)
        .map(attributes -> attributes.get(doubleKey("gen_ai.usage.cost.amount")))
        .toList();
  }

  @Test
  void theirsAlone_isBilledFromItsSpan() {
    try (Scope ignored = IntentContext.open(CostIntent.builder().team("support").build())) {
      OpenAITelemetry.create(sdk).wrap(client).chat().completions().create(params());
    }

    assertThat(exported.getFinishedSpanItems()).hasSize(1);
    SpanData span = exported.getFinishedSpanItems().get(0);
    assertThat(span.getAttributes().get(stringKey("costintent.cost.total"))).isEqualTo("0.0035");
    assertThat(span.getAttributes().get(stringKey("costintent.team"))).isEqualTo("support");
    assertThat(counted()).isEqualTo(0.0035);
  }

  @Test
  void oursAroundTheirs_isOneBill() {
    tracked(OpenAITelemetry.create(sdk).wrap(client));

    assertThat(exported.getFinishedSpanItems()).hasSize(2);
    assertThat(billed()).containsExactly(0.0035);
    assertThat(counted()).isEqualTo(0.0035);
  }

  /** The span is written as their instrumentation does it: their library cannot enclose ours. */
  @Test
  void oursInsideTheirs_isOneBillOnTheirSpan() {
    Span theirs =
        sdk.getTracer("io.opentelemetry.openai-java-1.1")
            .spanBuilder("chat gpt-4o")
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.provider.name", "openai")
            .setAttribute("gen_ai.request.model", "gpt-4o")
            .startSpan();
    try (Scope ignored = theirs.makeCurrent()) {
      tracked(client);
    }
    theirs.setAttribute("gen_ai.usage.input_tokens", 1000);
    theirs.setAttribute("gen_ai.usage.output_tokens", 100);
    theirs.end();

    assertThat(exported.getFinishedSpanItems()).hasSize(1);
    assertThat(billed()).containsExactly(0.0035);
    assertThat(counted()).isEqualTo(0.0035);
  }
}
