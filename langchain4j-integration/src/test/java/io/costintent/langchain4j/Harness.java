/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.CallRecord;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator and tracking for one test; records that the test does not take make it fail. */
public final class Harness implements AfterEachCallback {
  static final String MODEL = ConformancePrices.MODEL;
  static final ChatRequest QUESTION =
      ChatRequest.builder()
          .modelName(MODEL)
          .messages(UserMessage.from("where do the herons nest"))
          .build();
  private static final int PATIENCE_SECONDS = 30;

  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final RecordedTelemetry telemetry = RecordedTelemetry.create();
  private final CostTracking tracking = tracking(parts -> parts);

  public ProviderSimulator simulator() {
    return simulator;
  }

  URI url() {
    return simulator.baseUrl();
  }

  public CostTracking tracking() {
    return tracking;
  }

  public CostTracking tracking(UnaryOperator<CostTrackingBuilder> parts) {
    return parts.apply(telemetry.tracking()).listener(telemetry.listener()).build();
  }

  CostIntentChatModelListener listener() {
    return CostIntentChatModelListener.create(tracking);
  }

  /** Moves the clock beyond the longest silence of a stream, and sweeps. */
  void sweepLater() {
    telemetry.advance(Duration.ofHours(1));
    tracking.handler().sweep();
  }

  public CallRecord takeRecord() {
    telemetry.takeSpans();
    return telemetry.takeRecord();
  }

  public List<CallRecord> takeRecords() {
    telemetry.takeSpans();
    return telemetry.takeRecords();
  }

  List<SpanData> takeSpans() {
    telemetry.takeRecords();
    return telemetry.takeSpans();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    tracking.close();
    simulator.close();
    telemetry.close();
  }

  /** A handler that does nothing but wait for the end. */
  static class Ending implements StreamingChatResponseHandler {
    private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
      onPartial(context.streamingHandle());
    }

    /** Called for each piece. */
    void onPartial(StreamingHandle handle) {}

    @Override
    public void onCompleteResponse(ChatResponse response) {
      end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
      end.completeExceptionally(error);
    }

    ChatResponse await() throws Exception {
      return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
