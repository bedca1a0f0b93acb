/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.latest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.CostIntentChatModelListener;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.opentelemetry.context.Scope;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners of calls that LangChain4j 1.20 makes asynchronously. */
class AsyncListenerTest {
  private static final CostIntent INTENT = CostIntent.builder().team("support-desk").build();
  private static final ChatRequest QUESTION =
      ChatRequest.builder()
          .modelName(ConformancePrices.MODEL)
          .messages(UserMessage.from("where do the herons nest"))
          .build();

  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final RecordedTelemetry telemetry = RecordedTelemetry.create();
  private final CostTracking tracking = telemetry.tracking().listener(telemetry.listener()).build();
  private final CostIntentChatModelListener listener = CostIntentChatModelListener.create(tracking);
  private final ChatModel model =
      new AsyncModel(HttpClient.newHttpClient(), simulator.baseUrl(), List.of(listener));

  @AfterEach
  void close() {
    tracking.close();
    simulator.close();
    telemetry.close();
  }

  @Test
  void future_hasTheIntentOfItsCaller() throws Exception {
    simulator.enqueue(Sample.openAi().reply());

    try (Scope ignored = IntentContext.open(INTENT)) {
      model.chatAsync(QUESTION).get(30, TimeUnit.SECONDS);
    }

    telemetry.takeSpan();
    CallRecord record = telemetry.takeRecord();
    assertThat(record.intent()).isEqualTo(INTENT);
    assertThat(record.isBilled()).isTrue();
  }

  @Test
  void cancelledFuture_ofWhichNobodyTellsIsFoundBySweep() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    simulator.enqueue(Sample.openAi().builder().heldBy(gate).build());
    CompletableFuture<?> future = model.chatAsync(QUESTION);

    future.cancel(true);
    gate.complete(null);
    telemetry.advance(Duration.ofHours(1));
    tracking.handler().sweep();

    telemetry.takeSpan();
    assertThat(telemetry.takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void wrappedAndListenedTo_isRecordedOnce() throws Exception {
    simulator.enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    StreamingChatModel publishing =
        new PublishingModel(HttpClient.newHttpClient(), simulator.baseUrl(), List.of(listener));

    TrackedModels.wrap(model, tracking).chatAsync(QUESTION).get(30, TimeUnit.SECONDS);
    last(TrackedModels.wrap(publishing, tracking).chat(QUESTION)).get(30, TimeUnit.SECONDS);

    assertThat(telemetry.takeSpans()).hasSize(2);
    assertThat(telemetry.takeRecords()).hasSize(2).allMatch(CallRecord::isBilled);
  }

  private static <T> CompletableFuture<T> last(Flow.Publisher<T> publisher) {
    CompletableFuture<T> end = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<T>() {
          private T last;

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {
            last = item;
          }

          @Override
          public void onError(Throwable error) {
            end.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            end.complete(last);
          }
        });
    return end;
  }
}
