/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static io.costintent.call.Recorded.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A stream whose end is told by a future, as by clients that hand pieces to a handler. */
class FollowedEndTest {
  private final Recorded recorded = new Recorded();
  private final StreamFollower<String> follower =
      new StreamFollower<>(
          recorded.builder().build().start(STREAM),
          new ChunkReader<>() {
            private boolean complete;

            @Override
            public void accept(String chunk) {
              complete = true;
            }

            @Override
            public ResponseFacts facts() {
              return ResponseFacts.builder().usage(Usage.ofTokens(1000, 100)).build();
            }

            @Override
            public boolean complete() {
              return complete;
            }
          });
  private final CompletableFuture<String> source = new CompletableFuture<>();
  private final CompletableFuture<String> followed = follower.follow(source);

  @Test
  void complete_recordStandsBeforeTheCallersContinuation() {
    CompletableFuture<Integer> records = followed.thenApply(end -> recorded.records.size());
    follower.chunk("all there is");

    source.complete("end");

    assertThat(records).isCompletedWithValue(1);
    assertThat(followed).isCompletedWithValue("end");
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void fail_isRecordedAsItsCauseAndArrivesAsItIs() {
    IllegalStateException failure = new IllegalStateException("wire");

    source.completeExceptionally(new CompletionException(failure));

    assertThatThrownBy(followed::join).cause().isSameAs(failure);
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

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }
}
