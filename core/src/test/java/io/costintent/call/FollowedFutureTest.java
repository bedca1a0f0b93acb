/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static io.costintent.call.Recorded.CHAT;
import static io.costintent.call.Recorded.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FollowedFutureTest {
  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = recorded.builder().build();
  private final CompletableFuture<String> source = new CompletableFuture<>();
  private final CompletableFuture<String> followed =
      handler.start(CHAT).follow(source, id -> response(id));

  @Test
  void complete_recordStandsBeforeTheCallersContinuation() {
    CompletableFuture<Integer> records = followed.thenApply(id -> recorded.records.size());

    source.complete("r1");

    assertThat(records).isCompletedWithValue(1);
    assertThat(recorded.only().responseId()).isEqualTo("r1");
  }

  @Test
  void fail_sameExceptionObjectArrives() {
    IllegalStateException failure = new IllegalStateException("wire");

    source.completeExceptionally(failure);

    assertThatThrownBy(followed::get).cause().isSameAs(failure);
    assertThat(recorded.only().error()).isSameAs(failure);
  }

  @Test
  void fail_wrappedExceptionIsRecordedAsItsCause() {
    IllegalStateException failure = new IllegalStateException("wire");

    source.completeExceptionally(new CompletionException(failure));

    assertThat(recorded.only().error()).isSameAs(failure);
  }

  @Test
  void cancel_cancelsTheSourceAndIsRecorded() {
    followed.cancel(true);

    assertThat(source).isCancelled();
    assertThat(followed).isCancelled();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void cancel_ofTheSourceIsRecorded() {
    source.cancel(true);

    assertThat(followed).isCancelled();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void complete_brokenReaderChangesNothing() {
    CompletableFuture<String> other = new CompletableFuture<>();
    CompletableFuture<String> broken =
        handler
            .start(CHAT)
            .follow(
                other,
                id -> {
                  throw new NoSuchMethodError("drifted");
                });

    other.complete("r1");

    assertThat(broken).isCompletedWithValue("r1");
    assertThat(recorded.only().usage()).isNull();
  }

  @Test
  void complete_withNullIsACallWithoutUsage() {
    source.complete(null);

    assertThat(followed).isCompletedWithValue(null);
    assertThat(recorded.only().usage()).isNull();
  }

  @Test
  void opening_handsOnWhatIsReadLater() {
    ModelCall call = handler.start(CHAT);
    CompletableFuture<String> opening = call.followOpening(new CompletableFuture<>(), id -> id);
    CompletableFuture<String> opened =
        call.followOpening(CompletableFuture.completedFuture("r1"), id -> id + " opened");

    assertThat(opened).isCompletedWithValue("r1 opened");
    assertThat(opening).isNotDone();
    assertThat(recorded.records).isEmpty();
    call.end(response("r1"));
    assertThat(recorded.only().responseId()).isEqualTo("r1");
  }

  @Test
  void opening_thatFailsHandsOnTheValue() {
    ModelCall call = handler.start(CHAT);

    CompletableFuture<String> opened =
        call.followOpening(
            CompletableFuture.completedFuture("r1"),
            id -> {
              throw new IllegalStateException("broken adapter");
            });

    assertThat(opened).isCompletedWithValue("r1");
  }
}
