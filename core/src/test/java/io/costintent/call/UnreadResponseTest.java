/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static io.costintent.call.Recorded.CHAT;
import static io.costintent.call.Recorded.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opentelemetry.context.Context;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnreadResponseTest {
  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = recorded.builder().build();
  private final ModelCall call = handler.start(CHAT);

  @Test
  void partial_letsTheSweepFindACallThatIsNoStream() {
    call.partial(() -> response("r1"));

    recorded.advance(Duration.ofHours(1));
    handler.sweep();

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(recorded.only().responseId()).isEqualTo("r1");
    assertThat(handler.openStreams()).isZero();
  }

  @Test
  void partial_ofAnEndedCallIsNotWatched() {
    call.end(null);

    call.partial(() -> null);

    assertThat(handler.openStreams()).isZero();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void run_makesTheContextCurrentAndReturnsTheValue() {
    Context context = call.run(Context::current);

    assertThat(context).isSameAs(call.context());
    assertThat(Context.current()).isNotSameAs(context);
  }

  @Test
  void run_passesOnTheSameExceptionAndRecordsIt() {
    IllegalStateException failure = new IllegalStateException("wire");

    Throwable thrown =
        catchThrowable(() ->
            call.run(() -> {
              throw failure;
            }));

    assertThat(thrown).isSameAs(failure);
    assertThat(recorded.only().error()).isSameAs(failure);
  }

  @Test
  void guarded_swallowsLinkageErrors() {
    String result =
        Guarded.get(
            "test",
            () -> {
              throw new NoSuchMethodError("drifted getter");
            },
            "otherwise");

    assertThat(result).isEqualTo("otherwise");
  }
}
