/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.call.StreamErrorException;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a door must do whose responses arrive in pieces, besides what every door must: each stream
 * ends in exactly one record.
 *
 * @since 0.1
 */
public abstract class StreamCallConformance extends ModelCallConformance<StreamDoor> {
  private static final Duration LONG_SILENCE = Duration.ofHours(1);

  /** How long the provider sends nothing, where a client reads on before it closes. */
  private static final long SILENCE_SECONDS = 5;

  /**
   * Whether the client takes a connection that breaks for the end of the stream, so that only what
   * is recorded below it tells.
   */
  protected boolean hidesBrokenStreams() {
    return false;
  }

  /**
   * How many events the provider sends before the first that the client hands on: none for clients
   * that hand on each event.
   */
  protected int eventsBeforeChunks() {
    return 0;
  }

  /** Whether closing the client's stream stops it; else it is read to its end, and billed. */
  protected boolean closingStopsTheStream() {
    return true;
  }

  /** Whether the client tells anybody that a connection was lost in mid-stream. */
  protected boolean tellsOfCuts() {
    return true;
  }

  /** Whether the client tells anybody of an event by which the provider ends a stream in error. */
  protected boolean tellsOfErrorEvents() {
    return true;
  }

  /**
   * What is said of a stream that ended without usage, of which some clients make zeros; null where
   * the client fails without it.
   */
  protected @Nullable CostReason missingUsage() {
    return CostReason.NO_USAGE;
  }

  @Test
  void stream_isRecordedWhenItEnds() throws Throwable {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    simulator()
        .enqueue(
            answer()
                .builder()
                .usage(answer().wire())
                .heldAfter(2 + eventsBeforeChunks(), gate)
                .build());

    try (ChunkStream stream = open().open(MODEL, PROMPT)) {
      assertThat(stream.next()).isNotNull();
      assertThat(telemetry().takeRecords()).isEmpty();
      gate.complete(null);
      drain(stream);
    }

    assertThat(telemetry().takeRecord().request().isStreaming()).isTrue();
    SpanData span = telemetry().takeSpan();
    if (ownsSpans()) {
      assertThat(span.getAttributes().asMap())
          .containsEntry(GenAiAttributes.REQUEST_STREAM, true)
          .containsKey(GenAiAttributes.RESPONSE_TIME_TO_FIRST_CHUNK);
    }
  }

  @Test
  void intent_isThatOfTheStartOnWhateverThread() throws Throwable {
    simulator().enqueue(answer().reply());
    StreamDoor door = open();
    OtherThread thread = new OtherThread();
    ChunkStream stream;
    try (Scope ignored = IntentContext.open(INTENT)) {
      stream = door.open(MODEL, PROMPT);
    }

    thread.run(() -> thread.attempt(() -> drain(stream)));
    stream.close();

    assertThat(telemetry().takeRecord().intent()).isEqualTo(INTENT);
    telemetry().takeSpan();
  }

  @Test
  void failedStream_isNeverExact() {
    simulator().enqueue(answer().builder().usage(answer().wire()).errorAfter(2).build());
    StreamDoor door = open();

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    CallRecord record = telemetry().takeRecord();
    assertThat(record.ending())
        .isEqualTo(tellsOfErrorEvents() ? CallEnding.FAILED : CallEnding.CUT);
    if (thrown == null
        && tellsOfErrorEvents()) { // such a client hands on the provider's error event as a chunk
      assertThat(record.error()).isInstanceOf(StreamErrorException.class);
    } else {
      assertError(record.error(), thrown);
    }
    assertThat(costOf(record).status()).isIn(CostStatus.UNPRICED, CostStatus.ESTIMATED);
    telemetry().takeSpan();
  }

  @Test
  void cutStream_isNeverExact() {
    assumeTrue(tellsOfCuts(), "the client keeps it to itself");
    simulator().enqueue(answer().builder().usage(answer().wire()).cutAfter(2).build());
    StreamDoor door = open();

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    CallRecord record = telemetry().takeRecord();
    boolean cut = thrown == null && !hidesBrokenStreams();
    assertThat(record.ending()).isEqualTo(cut ? CallEnding.CUT : CallEnding.FAILED);
    assertError(record.error(), thrown);
    assertThat(costOf(record).status()).isIn(CostStatus.UNPRICED, CostStatus.ESTIMATED);
    telemetry().takeSpan();
  }

  @Test
  void closedStream_isCancelled() throws Throwable {
    assumeTrue(closingStopsTheStream(), "the client reads on what nobody listens to");
    // Clients may wait in close() for a chunk that they are reading: it comes once we have
    // recorded.
    CompletableFuture<Void> gate = new CompletableFuture<>();
    gate.completeOnTimeout(null, SILENCE_SECONDS, TimeUnit.SECONDS);
    simulator()
        .enqueue(
            answer()
                .builder()
                .usage(answer().wire())
                .heldAfter(2 + eventsBeforeChunks(), gate)
                .build());
    StreamDoor door = open(tracking(parts -> parts.listener(record -> gate.complete(null))));
    ChunkStream stream = door.open(MODEL, PROMPT);
    stream.next();

    stream.close();

    CallRecord record = telemetry().takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(costOf(record).status()).isIn(CostStatus.UNPRICED, CostStatus.ESTIMATED);
    telemetry().takeSpan();
  }

  @Test
  void closedStream_isChargedForWhatArrived() throws Throwable {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    gate.completeOnTimeout(null, SILENCE_SECONDS, TimeUnit.SECONDS);
    simulator()
        .enqueue(
            answer()
                .builder()
                .usage(answer().wire())
                .heldAfter(2 + eventsBeforeChunks(), gate)
                .build());
    CostTracking tracking = budgetedByDollars();
    StreamDoor door = open(tracking);
    ChunkStream stream = door.open(MODEL, PROMPT);
    stream.next();
    assertThat(dollars().reserved()).isPositive();
    gate.complete(null);

    stream.close();
    tracking.close(); // where closing says nothing, the sweep does
    telemetry().awaitRecord(); // which the last chunk may write at this moment

    assertThat(dollars().reserved()).isZero();
    assertThat(dollars().settled()).isPositive();
    telemetry().takeAll();
  }

  /** Whether the client reads streams to their end before its caller does. */
  protected boolean readsAhead() {
    return false;
  }

  @Test
  void unreadStream_isFoundBySweep() throws Throwable {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    Reply held = answer().builder().usage(answer().wire()).heldAfter(0, gate).build();
    simulator().enqueue(readsAhead() ? held : answer().reply());
    CostTracking tracking = tracking();
    ChunkStream stream = open(tracking).open(MODEL, PROMPT);
    tracking.handler().sweep();
    assertThat(telemetry().takeRecords()).isEmpty();

    telemetry().advance(LONG_SILENCE);
    tracking.handler().sweep();
    gate.complete(null);
    stream.close();

    assertThat(telemetry().takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(tracking.handler().openStreams()).isZero();
    telemetry().takeSpans(); // where spans are those of others, the sweep makes one besides
  }

  @Test
  void usageOfZero_isUnknown() throws Throwable {
    Reply reply = answer().replyWith(WireUsage.zero());
    simulator().enqueue(reply);

    open().call(MODEL, PROMPT);

    CallRecord record = telemetry().takeRecord();
    assertThat(costOf(record).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.ALL_ZERO_USAGE);
    telemetry().takeSpan();
  }

  @Test
  void missingUsage_isUnknown() throws Throwable {
    CostReason reason = missingUsage();
    assumeTrue(reason != null, "the client fails without usage");
    simulator().enqueue(answer().builder().withoutUsage().build());

    open().call(MODEL, PROMPT);

    CallRecord record = telemetry().takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(costOf(record).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(costOf(record).reasons()).containsExactly(reason);
    telemetry().takeSpan();
  }

  private static void drain(ChunkStream stream) throws Throwable {
    String chunk;
    do {
      chunk = stream.next();
    } while (chunk != null);
  }
}
