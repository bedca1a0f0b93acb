/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.rest.RequestOptions;
import com.azure.core.util.BinaryData;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostReason;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class AzureTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final CostIntent INTENT = CostIntent.builder().team("support-desk").build();
  private static final Sample SAMPLE = Sample.openAi().billedBy(AzureClients.AZURE);

  @RegisterExtension final Harness harness = new Harness();

  private OpenAIClient client(AzureOptions options, int retries) {
    return AzureClients.builder(harness.simulator().baseUrl(), harness.tracking(), options, retries)
        .buildClient();
  }

  private OpenAIAsyncClient async() {
    return AzureClients.builder(harness.simulator().baseUrl(), harness.tracking())
        .buildAsyncClient();
  }

  @Test
  void policyOfNoopTracking_passesCallsOn() {
    harness.simulator().enqueue(SAMPLE.reply());
    OpenAIClient client =
        AzureClients.builder(harness.simulator().baseUrl(), CostTracking.noop()).buildClient();

    ChatCompletions completions = client.getChatCompletions(MODEL, AzureClients.chat("hello"));

    assertThat(AzureClients.text(completions)).isEqualTo(SAMPLE.text());
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void policyOfNoopTracking_passesAsynchronousCallsOn() {
    harness.simulator().enqueue(SAMPLE.reply());
    OpenAIAsyncClient client =
        AzureClients.builder(harness.simulator().baseUrl(), CostTracking.noop()).buildAsyncClient();

    ChatCompletions completions =
        client.getChatCompletions(MODEL, AzureClients.chat("hello")).block(PATIENCE);

    assertThat(AzureClients.text(requireNonNull(completions))).isEqualTo(SAMPLE.text());
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void pipeline_isObservedWithThePoliciesThatItHas() {
    harness.simulator().enqueue(SAMPLE.reply());
    AtomicInteger passed = new AtomicInteger();
    HttpPipeline own =
        new HttpPipelineBuilder()
            .policies((context, next) -> {
              passed.incrementAndGet();
              return next.process();
            })
            .build();

    HttpPipeline wrapped = AzureTracking.wrap(own, harness.tracking());
    OpenAIClient client =
        new OpenAIClientBuilder()
            .endpoint(harness.simulator().baseUrl().toString())
            .pipeline(wrapped)
            .buildClient();
    client.getChatCompletions(MODEL, AzureClients.chat("hello"));

    assertThat(passed).hasValue(1);
    assertThat(harness.takeRecord().isBilled()).isTrue();
    assertThat(AzureTracking.wrap(wrapped, harness.tracking())).isSameAs(wrapped);
    assertThat(AzureTracking.wrap(own, CostTracking.noop())).isSameAs(own);
  }

  @Test
  void callsThatAreNoModelCalls_arePassedOn() {
    Throwable thrown = catchThrowable(() -> client(AzureOptions.defaults(), 0).listFiles());

    assertThat(thrown).isInstanceOf(ResourceNotFoundException.class);
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void everyOverload_isRecordedOnce() {
    harness.simulator().when(request -> true, SAMPLE.reply());
    OpenAIClient client = client(AzureOptions.defaults(), 0);

    client.getChatCompletions(MODEL, AzureClients.chat("hello"));
    client.getChatCompletionsWithResponse(MODEL, AzureClients.chat("hello"), new RequestOptions());
    BinaryData unread =
        client
            .getChatCompletionsWithResponse(
                MODEL, BinaryData.fromObject(AzureClients.chat("hello")), new RequestOptions())
            .getValue();
    assertThat(unread.toString()).contains(SAMPLE.text());

    assertThat(harness.takeRecords())
        .hasSize(3)
        .allMatch(record -> record.ending() == CallEnding.COMPLETED);
  }

  @Test
  void retriesOfTheSdk_areOneCall() {
    harness.simulator().enqueue(Reply.error(500), Reply.error(503), SAMPLE.reply());

    client(AzureOptions.defaults(), 2).getChatCompletions(MODEL, AzureClients.chat("hello"));

    assertThat(harness.simulator().requests()).hasSize(3);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void stream_isUnpricedWhenNobodyAsksForUsage() {
    harness.simulator().enqueue(SAMPLE.reply());

    client(AzureOptions.defaults(), 0)
        .getChatCompletionsStream(MODEL, AzureClients.chat("hello"))
        .forEach(chunk -> {});

    assertThat(requireNonNull(harness.takeRecord().cost()).reasons())
        .containsExactly(CostReason.USAGE_NOT_REQUESTED);
  }

  @Test
  void stream_isPricedWhenTheOptionAsksForUsage() {
    harness.simulator().enqueue(SAMPLE.reply());

    List<ChatCompletions> chunks =
        client(AzureOptions.defaults().withStreamUsage(), 0)
            .getChatCompletionsStream(MODEL, AzureClients.chat("hello"))
            .stream()
            .toList();

    assertThat(chunks.get(chunks.size() - 1).getUsage().getPromptTokens()).isEqualTo(1000);
    assertThat(requireNonNull(harness.takeRecord().cost()).total()).hasToString("0.003 USD");
  }

  /** The SDK reads on: what was generated is billed, and recorded. */
  @Test
  void streamThatNobodyListensTo_isRecordedAtItsEnd() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    CompletableFuture<CallRecord> recorded = new CompletableFuture<>();
    harness.simulator().enqueue(SAMPLE.builder().usage(SAMPLE.wire()).heldAfter(2, gate).build());
    OpenAIAsyncClient client =
        AzureClients.builder(
                harness.simulator().baseUrl(),
                harness.tracking(parts -> parts.listener(recorded::complete)))
            .buildAsyncClient();

    client
        .getChatCompletionsStream(MODEL, AzureClients.chat("hello"), AzureClients.WITH_USAGE)
        .blockFirst(PATIENCE);
    gate.complete(null);

    assertThat(recorded.get(10, TimeUnit.SECONDS).ending()).isEqualTo(CallEnding.COMPLETED);
    harness.takeRecord();
  }

  @Test
  void intent_isThatOfTheSubscription() {
    harness.simulator().enqueue(SAMPLE.reply());
    Mono<ChatCompletions> assembled = async().getChatCompletions(MODEL, AzureClients.chat("hello"));

    try (Scope ignored = IntentContext.open(INTENT)) {
      assembled.block(PATIENCE);
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(INTENT);
  }

  @Test
  void intent_travelsInTheContextOfTheChain() {
    harness.simulator().enqueue(SAMPLE.reply());
    Mono<ChatCompletions> elsewhere =
        async()
            .getChatCompletions(MODEL, AzureClients.chat("hello"))
            .subscribeOn(Schedulers.boundedElastic());
    Mono<ChatCompletions> carried;
    try (Scope ignored = IntentContext.open(INTENT)) {
      carried = elsewhere.contextWrite(AzureTracking.currentContext());
    }

    carried.block(PATIENCE);

    assertThat(harness.takeRecord().intent()).isEqualTo(INTENT);
  }

  @Test
  void intent_isNotThatOfWhoeverSubscribedElsewhere() {
    harness.simulator().enqueue(SAMPLE.reply());

    try (Scope ignored = IntentContext.open(INTENT)) {
      async()
          .getChatCompletions(MODEL, AzureClients.chat("hello"))
          .subscribeOn(Schedulers.boundedElastic())
          .block(PATIENCE);
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(CostIntent.none());
  }

  @Test
  void eachSubscription_isACall() {
    harness.simulator().when(request -> true, SAMPLE.reply());
    Mono<ChatCompletions> chat = async().getChatCompletions(MODEL, AzureClients.chat("hello"));

    chat.block(PATIENCE);
    chat.block(PATIENCE);

    assertThat(harness.takeRecords()).hasSize(2).allMatch(CallRecord::isBilled);
  }

  @Test
  void iteratorThatIsLeft_isRecordedAtItsEnd() {
    harness.simulator().enqueue(SAMPLE.reply());

    Iterator<ChatCompletions> chunks =
        client(AzureOptions.defaults(), 0)
            .getChatCompletionsStream(MODEL, AzureClients.chat("hello"), AzureClients.WITH_USAGE)
            .iterator();
    while (chunks.hasNext()) {
      chunks.next();
    }

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }
}
