/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.publisher.Flux;

/** Streams, of which Spring AI's aggregate keeps three numbers (B4.3, B4.6, B4.7). */
class StreamUsageTest {
  private static final String TAP = "costintent.spring-ai.tap.enabled";

  @RegisterExtension final Harness harness = new Harness();
  private final CompletableFuture<Void> gate = new CompletableFuture<>();

  @AfterEach
  void openGate() {
    gate.complete(null);
  }

  private Flux<ChatResponse> client(Application application) {
    return application.chatClient().prompt(Harness.question()).stream().chatResponse();
  }

  private Flux<ChatResponse> model(Application application) {
    return application.chatModel().stream(Harness.question());
  }

  private Reply held() {
    // The SDK of 2.0 closes a stream when whoever reads it lets go, which takes another chunk.
    gate.completeOnTimeout(null, 2, TimeUnit.SECONDS);
    return Sample.openAi().builder().usage(Sample.openAi().wire()).heldAfter(3, gate).build();
  }

  @Test
  void tappedStream_knowsItsCachedTokens() {
    harness.simulator().enqueue(Sample.openAi().reply());

    harness.read(client(harness.openAi()));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(costOf(record).status()).isEqualTo(CostStatus.EXACT);
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void tappedStreamOfAnthropic_knowsItsCachedTokens() {
    harness.simulator().enqueue(Sample.anthropic().reply());

    harness.read(
        harness.anthropic().chatClient().prompt(Harness.anthropicQuestion()).stream()
            .chatResponse());

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
    assertThat(record.usage().quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void streamWithoutTap_isEstimatedAndSaysWhy() {
    harness.simulator().enqueue(Sample.openAi().reply());

    harness.read(client(harness.openAi(parts -> parts.property(TAP, "false"))));

    assertEstimated(harness.takeRecord());
  }

  @Test
  void streamOfTheModelItself_isEstimatedAndSaysWhy() {
    harness.simulator().enqueue(Sample.openAi().reply());

    harness.read(model(harness.openAi()));

    assertEstimated(harness.takeRecord());
  }

  private static void assertEstimated(CallRecord record) {
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
    assertThat(costOf(record).status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(costOf(record).reasons()).contains(CostReason.USAGE_DETAIL_MISSING);
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void usageOnTwoChunks_isCountedOnce() {
    harness.simulator().enqueue(Sample.openAi().reply());

    long chunksWithUsage =
        harness.read(client(harness.openAi())).stream()
            .filter(chunk -> chunk.getMetadata().getUsage().getTotalTokens() > 0)
            .count();

    assertThat(chunksWithUsage).isEqualTo(Harness.MODELS.isSecond() ? 1 : 2);
    assertThat(harness.takeRecord().usage().quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(100);
  }

  @Test
  void streamOfWhichNobodyAskedUsage_isUnknownAndNotFree() {
    assumeFalse(Harness.MODELS.isSecond(), "Spring AI 2 asks by itself");
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    Application application = harness.openAi(parts -> parts.property(Models.STREAM_USAGE, "false"));

    harness.read(client(application));
    harness.read(model(application));

    assertThat(harness.takeRecords()).hasSize(2).allSatisfy(StreamUsageTest::assertUnknown);
  }

  @Test
  void streamOfZeros_isUnknownAndNotFree() {
    harness.simulator().enqueue(Sample.openAi().replyWith(WireUsage.zero()));

    harness.read(model(harness.openAi()));

    assertUnknown(harness.takeRecord());
  }

  private static void assertUnknown(CallRecord record) {
    assertThat(costOf(record).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(costOf(record).reasons())
        .containsAnyOf(
            CostReason.ALL_ZERO_USAGE, CostReason.NO_USAGE, CostReason.USAGE_NOT_REQUESTED);
    assertThat(costOf(record).total()).isNull();
  }

  @Test
  void firstChunkAlone_isACancelledCall() {
    harness.simulator().enqueue(held());

    harness.readFirst(model(harness.openAi()));

    assertCancelled(harness.takeRecord());
  }

  @Test
  void firstChunkAloneOfAClient_isACancelledCall() {
    harness.simulator().enqueue(held());

    harness.readFirst(client(harness.openAi()));

    assertCancelled(harness.takeRecord());
  }

  private static void assertCancelled(CallRecord record) {
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(costOf(record).status()).isIn(CostStatus.UNPRICED, CostStatus.ESTIMATED);
  }

  @Test
  void failingStream_isAFailedCall() {
    harness.simulator().enqueue(Reply.error(400));
    Application application = harness.openAi();

    Throwable thrown = catchThrowable(() -> harness.read(model(application)));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(thrown);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }

  @Test
  void streamToWhichNobodySubscribes_isNoCall() {
    client(harness.openAi());

    assertThat(harness.takeRecords()).isEmpty();
    assertThat(harness.simulator().requests()).isEmpty();
  }

  @Test
  void eachSubscription_isACall() {
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    Flux<ChatResponse> stream = model(harness.openAi());

    harness.read(stream);
    harness.read(stream);

    assertThat(harness.takeRecords()).hasSize(2).allMatch(CallRecord::isBilled);
  }
}
