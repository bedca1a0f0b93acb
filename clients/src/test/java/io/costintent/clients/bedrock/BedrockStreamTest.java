/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostStatus;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** What a handler of the application sees, and what is recorded of it. */
class BedrockStreamTest {
  private static final Sample SAMPLE = Sample.bedrock();

  @RegisterExtension final Harness harness = new Harness();

  private final BedrockRuntimeAsyncClient bare =
      BedrockClients.async(harness.simulator().baseUrl());
  private final BedrockRuntimeAsyncClient client = BedrockTracking.wrap(bare, harness.tracking());
  private final ConverseStreamRequest request =
      ConverseStreamRequest.builder()
          .modelId(ConformancePrices.MODEL)
          .messages(BedrockClients.message("hello"))
          .build();

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void handler_seesTheSameAsWithoutTracking() {
    harness.simulator().when(any -> true, SAMPLE.reply());
    Witness direct = new Witness();
    Witness observed = new Witness();

    bare.converseStream(request, direct).join();
    client.converseStream(request, observed).join();

    assertThat(observed.seen).isEqualTo(direct.seen).hasSizeGreaterThan(5);
    assertThat(harness.takeRecord().isBilled()).isTrue();
  }

  /** The future tells how it ended: a handler may hear of several failures and of an end. */
  @Test
  void errorEvent_isTheSdksException() {
    harness
        .simulator()
        .enqueue(
            SAMPLE
                .builder()
                .usage(SAMPLE.wire())
                .errorAfter(2, "ThrottlingException", "too many tokens")
                .build());
    Witness witness = new Witness();

    Throwable thrown = catchThrowable(() -> client.converseStream(request, witness).join());

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error())
        .isInstanceOf(ThrottlingException.class)
        .hasMessageContaining("too many tokens")
        .isSameAs(thrown.getCause());
    assertThat(witness.seen).contains("failed ThrottlingException");
  }

  @Test
  void firstTryThatIsRefused_isPartOfTheCall() {
    harness.simulator().enqueue(Reply.error(503), SAMPLE.reply());
    BedrockRuntimeAsyncClient trying =
        BedrockTracking.wrap(
            BedrockClients.asyncTrying(harness.simulator().baseUrl(), 2), harness.tracking());

    trying.converseStream(request, new Witness()).join();

    assertThat(harness.simulator().requests()).hasSize(2);
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
    trying.close();
  }

  /** The SDK starts anew, and so does the handler: what the broken stream said is forgotten. */
  @Test
  void streamThatIsTriedAgain_countsOnce() {
    Reply broken =
        SAMPLE
            .builder()
            .usage(WireUsage.of(9000, 7))
            .errorAfter(2, "ThrottlingException", "wait")
            .build();
    harness.simulator().enqueue(broken, SAMPLE.reply(), broken, SAMPLE.reply());
    BedrockRuntimeAsyncClient trying =
        BedrockTracking.wrap(
            BedrockClients.asyncTrying(harness.simulator().baseUrl(), 2), harness.tracking());
    Witness witness = new Witness();

    trying.converseStream(request, witness).join();
    trying
        .invokeModelWithResponseStream(
            builder -> builder.modelId(ConformancePrices.MODEL).body(Claude.body("hello")),
            InvokeModelWithResponseStreamResponseHandler.builder().subscriber(event -> {}).build())
        .join();

    assertThat(witness.seen).filteredOn(seen -> seen.startsWith("response")).hasSize(2);
    assertThat(harness.takeRecords())
        .hasSize(2)
        .allSatisfy(record -> {
          assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
          assertThat(record.usage()).isNotNull();
          assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
        });
    trying.close();
  }

  /**
   * The SDK takes the end of the connection for the end of the stream; its last event is missing.
   */
  @Test
  void brokenStreamThatTheSdkTakesForWhole_isCut() {
    harness.simulator().enqueue(SAMPLE.builder().usage(SAMPLE.wire()).cutAfter(3).build());
    Witness witness = new Witness();

    client.converseStream(request, witness).join();

    assertThat(witness.seen).endsWith("complete");
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CUT);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void subscriberThatHasEnough_cancels() {
    harness.simulator().enqueue(SAMPLE.reply());
    CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    CompletableFuture<Void> end =
        client.converseStream(
            request,
            ConverseStreamResponseHandler.builder()
                .onEventStream(events -> events.subscribe(new OneEvent(subscription)))
                .build());
    subscription.join().cancel();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    end.cancel(true);
  }

  @Test
  void streamOfTheCacheDetails_isCounted() {
    assumeTrue(BedrockClients.tellCacheDetails(), "this version does not tell them");
    WireUsage usage = WireUsage.builder().input(5).cacheWrite1h(40).cacheRead(7).output(3).build();
    harness.simulator().enqueue(SAMPLE.replyWith(usage));

    client.converseStream(request, new Witness()).join();

    CallRecord record = harness.takeRecord();
    assertThat(record.usage()).isNotNull();
    assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(52);
    assertThat(record.usage().quantity(UsageUnit.CACHE_WRITE_1H_TOKENS)).isEqualTo(40);
    assertThat(record.responseId()).startsWith("req_");
    assertThat(record.finishReasons()).containsExactly("end_turn");
  }

  /** The last event has Bedrock's own count, for those whose vendor counts nothing. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "amazon.nova-lite-v1:0; {'messages':[],'inferenceConfig':{'maxTokens':9}}",
        "amazon.titan-text-express-v1; {'inputText':'hello'}",
        "meta.llama3-3-70b-instruct-v1:0; {'prompt':'hello','max_gen_len':9}",
        "mistral.mistral-large-2407-v1:0; {'prompt':'hello'}",
        "cohere.command-r-v1:0; {'message':'hello'}"
      })
  void streamsOfEachVendor_areCounted(String model, String body) {
    harness.simulator().enqueue(Reply.builder().text("a b c").usage(WireUsage.of(70, 9)).build());

    client
        .invokeModelWithResponseStream(
            builder ->
                builder.modelId(model).body(SdkBytes.fromUtf8String(body.replace('\'', '"'))),
            InvokeModelWithResponseStreamResponseHandler.builder().subscriber(event -> {}).build())
        .join();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.usage()).isNotNull();
    assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(70);
    assertThat(record.usage().quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(9);
    assertThat(record.usage().isFlawless()).isTrue();
  }

  @Test
  void handlerThatIsMissing_isTheSdksOwnFailure() {
    Throwable direct = catchThrowable(() -> bare.converseStream(request, null).join());
    Throwable observed = catchThrowable(() -> client.converseStream(request, null).join());

    assertThat(observed).hasSameClassAs(direct).hasMessage(direct.getMessage());
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.FAILED);
  }

  /** Writes down all that happens to it. */
  private static final class Witness implements ConverseStreamResponseHandler {
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void responseReceived(ConverseStreamResponse response) {
      seen.add("response " + response.sdkHttpResponse().statusCode());
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> events) {
      events.subscribe(event -> seen.add(event.toString()));
    }

    @Override
    public void exceptionOccurred(Throwable error) {
      Throwable cause = error instanceof CompletionException ? error.getCause() : error;
      seen.add("failed " + cause.getClass().getSimpleName());
    }

    @Override
    public void complete() {
      seen.add("complete");
    }
  }

  private record OneEvent(CompletableFuture<Subscription> taken)
      implements Subscriber<ConverseStreamOutput> {
    @Override
    public void onSubscribe(Subscription subscription) {
      taken.complete(subscription);
    }

    @Override
    public void onNext(ConverseStreamOutput event) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }
}
