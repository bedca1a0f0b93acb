/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingRequest;
import reactor.core.publisher.Flux;

/** A simulator and tracking for one test; records that the test does not take make it fail. */
final class Harness implements AfterEachCallback {
  static final Models MODELS = Models.current();
  static final String MODEL = ConformancePrices.MODEL;
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final RecordedTelemetry telemetry = RecordedTelemetry.create();
  private final List<Application> applications = new ArrayList<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  ProviderSimulator simulator() {
    return simulator;
  }

  RecordedTelemetry telemetry() {
    return telemetry;
  }

  CostTracking tracking(UnaryOperator<CostTrackingBuilder> parts) {
    CostTracking tracking =
        parts.apply(telemetry.tracking()).listener(telemetry.listener()).build();
    opened.push(tracking);
    return tracking;
  }

  /** An application with OpenAI's models and this test's tracking. */
  Application openAi() {
    return start(builder(MODELS.openAi()));
  }

  Application openAi(UnaryOperator<Application.Builder> parts) {
    return start(parts.apply(builder(MODELS.openAi())));
  }

  Application anthropic() {
    return start(builder(MODELS.anthropic()));
  }

  /** An application whose calls may be held back. */
  Application openAiWith(UnaryOperator<CostTrackingBuilder> parts) {
    return start(Application.of(MODELS.openAi(), simulator.baseUrl()).tracked(tracking(parts)));
  }

  /** An application whose observations become spans of this test's telemetry. */
  Application traced(UnaryOperator<Application.Builder> parts) {
    return openAi(builder -> parts.apply(builder.traced(telemetry.openTelemetry())));
  }

  private Application.Builder builder(Class<?> models) {
    return Application.of(models, simulator.baseUrl()).tracked(tracking(parts -> parts));
  }

  Application start(Application.Builder builder) {
    Application application = builder.start();
    opened.push(application);
    applications.add(application);
    return application;
  }

  static Prompt question() {
    return new Prompt("where do the herons nest", MODELS.openAiChat(MODEL));
  }

  static Prompt anthropicQuestion() {
    return new Prompt("where do the herons nest", MODELS.anthropicChat(MODEL));
  }

  static EmbeddingRequest texts() {
    return new EmbeddingRequest(List.of("herons"), MODELS.openAiEmbedding(MODEL));
  }

  /** Reads a stream to its end, and throws what it ends with. */
  List<ChatResponse> read(Flux<ChatResponse> stream) {
    try {
      return requireNonNull(stream.collectList().block(PATIENCE));
    } finally {
      applications.forEach(Application::awaitAllEnds);
    }
  }

  /** Reads the first chunk of a stream and no more. */
  void readFirst(Flux<ChatResponse> stream) {
    try {
      stream.take(1).collectList().block(PATIENCE);
      telemetry.awaitRecord();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  CallRecord takeRecord() {
    telemetry.takeSpans();
    return telemetry.takeRecord();
  }

  List<CallRecord> takeRecords() {
    telemetry.takeSpans();
    return telemetry.takeRecords();
  }

  /** The spans whose names begin with {@code prefix}; forgets all. */
  List<SpanData> takeSpans(String prefix) {
    telemetry.takeRecords();
    return telemetry.takeSpans().stream()
        .filter(span -> span.getName().startsWith(prefix))
        .toList();
  }

  static Cost costOf(CallRecord record) {
    return requireNonNull(record.cost(), () -> "cost of " + record);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
    simulator.close();
    telemetry.close();
  }
}
