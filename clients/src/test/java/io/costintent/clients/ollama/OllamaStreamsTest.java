/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams to a handler: the SDK's method returns when they end, and nothing can cancel them. */
class OllamaStreamsTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  @ParameterizedTest
  @EnumSource
  void stream_hasUsageAndTimeToItsFirstPiece(Door door) throws Exception {
    harness.simulator().enqueue(Sample.ollama().reply());

    door.call(client(), piece -> {});

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
    assertThat(record.firstChunkNanos()).isNotNegative();
    assertThat(harness.simulator().requests().get(0).isStreaming()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void errorInTheMiddle_fails(Door door) {
    harness
        .simulator()
        .enqueue(Sample.ollama().builder().usage(WireUsage.of(1000, 100)).errorAfter(2).build());

    Throwable thrown = catchThrowable(() -> door.call(client(), piece -> {}));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isIn(CallEnding.FAILED, CallEnding.CUT);
    assertThat(record.error()).isSameAs(thrown);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @ParameterizedTest
  @EnumSource
  void connectionThatBreaks_fails(Door door) {
    harness
        .simulator()
        .enqueue(Sample.ollama().builder().usage(WireUsage.of(1000, 100)).cutAfter(2).build());

    Throwable thrown = catchThrowable(() -> door.call(client(), piece -> {}));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(thrown);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @ParameterizedTest
  @EnumSource
  void handlerThatThrows_isTheFailureThatTheSdkMakesOfIt(Door door) {
    harness.simulator().enqueue(Sample.ollama().reply());
    IllegalStateException own = new IllegalStateException("enough");

    Throwable thrown =
        catchThrowable(() ->
            door.call(
                client(),
                piece -> {
                  throw own;
                }));

    assertThat(thrown).hasRootCause(own);
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(thrown);
  }

  @ParameterizedTest
  @EnumSource
  void usageOfZero_isUnknown(Door door) throws Exception {
    harness.simulator().enqueue(Sample.ollama().replyWith(WireUsage.zero()));

    door.call(client(), piece -> {});

    assertThat(harness.takeRecord().cost().reasons()).containsExactly(CostReason.ALL_ZERO_USAGE);
  }

  @ParameterizedTest
  @EnumSource
  void missingUsage_isUnknown(Door door) throws Exception {
    harness.simulator().enqueue(Sample.ollama().builder().withoutUsage().build());

    door.call(client(), piece -> {});

    assertThat(harness.takeRecord().cost().reasons()).containsExactly(CostReason.NO_USAGE);
  }

  @ParameterizedTest
  @EnumSource
  void promptThatTheServerHadCached_isPartial(Door door) throws Exception {
    WireUsage usage = WireUsage.ofJson("{\"eval_count\":100,\"eval_duration\":1000000000}");
    harness.simulator().enqueue(Reply.builder().text("by the lake").usage(usage).build());

    door.call(client(), piece -> {});

    assertThat(harness.takeRecord().cost().reasons()).containsExactly(CostReason.USAGE_PARTIAL);
  }

  private Ollama client() {
    return OllamaTracking.client(harness.simulator().baseUrl().toString(), harness.tracking());
  }

  private interface Pieces {
    void accept(String piece);
  }

  /** One way to stream. */
  private enum Door {
    CHAT {
      @Override
      void call(Ollama client, Pieces pieces) throws Exception {
        client.chat(
            OllamaRequests.chat(MODEL, PROMPT),
            piece -> pieces.accept(piece.getMessage().getResponse()));
      }
    },
    GENERATE {
      @Override
      void call(Ollama client, Pieces pieces) throws Exception {
        client.generate(
            OllamaRequests.generate(MODEL, PROMPT),
            new OllamaGenerateStreamObserver(null, pieces::accept));
      }
    };

    abstract void call(Ollama client, Pieces pieces) throws Exception;
  }
}
