/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What a door must do whose responses arrive as futures, besides what every door must.
 *
 * @since 0.1
 */
public abstract class AsyncCallConformance extends ModelCallConformance<AsyncDoor> {
  private static final Duration PATIENCE = Duration.ofSeconds(ChunkQueue.PATIENCE_SECONDS);

  /**
   * Whether cancelling the client's future is heard of; else the call is found by the sweep, as one
   * whose response nobody read.
   */
  protected boolean tellsOfCancel() {
    return true;
  }

  @Test
  void record_isCompleteBeforeTheFutureIs() throws Throwable {
    simulator().enqueue(answer().reply());

    List<CallRecord> seen =
        open()
            .startUnread(MODEL, PROMPT)
            .thenApply(response -> telemetry().takeRecords())
            .get(ChunkQueue.PATIENCE_SECONDS, TimeUnit.SECONDS);

    assertThat(seen).hasSize(1);
    telemetry().takeSpan();
  }

  @Test
  void intent_isThatOfTheStart() throws Throwable {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    simulator().enqueue(answer().builder().usage(answer().wire()).heldBy(gate).build());
    AsyncDoor door = open();
    CompletableFuture<String> future;
    try (Scope ignored = IntentContext.open(INTENT)) {
      future = door.start(MODEL, PROMPT);
    }

    gate.complete(null);
    future.get(ChunkQueue.PATIENCE_SECONDS, TimeUnit.SECONDS);

    assertThat(telemetry().takeRecord().intent()).isEqualTo(INTENT);
    telemetry().takeSpan();
  }

  @Test
  void cancelledFuture_isRecorded() throws Throwable {
    assumeTrue(tellsOfCancel(), "nobody hears of the cancelling");
    CompletableFuture<Void> gate = new CompletableFuture<>();
    simulator().enqueue(answer().builder().usage(answer().wire()).heldBy(gate).build());
    CompletableFuture<?> future = open().startUnread(MODEL, PROMPT);
    simulator().awaitRequests(1, PATIENCE);

    future.cancel(true);
    gate.complete(null);

    CallRecord record = telemetry().takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.STREAM_INCOMPLETE);
    telemetry().takeSpan();
  }
}
