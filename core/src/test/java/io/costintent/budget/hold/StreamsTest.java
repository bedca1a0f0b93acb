/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.response;
import static io.costintent.budget.hold.Holding.tokens;
import static io.costintent.budget.hold.LifeOfAHoldTest.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.EstimatePolicy;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final ModelRequest LONG =
      Holding.chat().maxOutputTokens(10_000).streaming(true).build();

  @Test
  void expectedEstimate_isLearnedFromTheCallsBefore() {
    Holding holding = learned(1_000_000);

    holding.start(LONG);

    // 500 tokens took every call: a bucket above, and a margin
    assertThat(holding.balance("tokens").reserved()).isBetween(500L, 750L);
  }

  @Test
  void expectedEstimate_isTheUpperBoundUntilEnoughIsKnown() {
    Holding holding = new Holding(tokens(1_000_000).estimate(EstimatePolicy.EXPECTED));
    for (int i = 0; i < 29; i++) {
      holding.start(LONG).end(response(400, 100));
    }

    holding.start(LONG);

    assertThat(holding.balance("tokens").reserved()).isEqualTo(11_000);
  }

  @Test
  void streamThatOutgrowsItsHold_isHeldForMore() {
    Holding holding = learned(1_000_000);
    ModelCall call = holding.start(LONG);

    chunks(call, 192);

    assertThat(holding.balance("tokens").reserved()).isGreaterThanOrEqualTo(1000 + 192);
    call.end(response(400, 3000));
    assertThat(holding.balance("tokens").reserved()).isZero();
    assertThat(holding.balance("tokens").settled()).isEqualTo(60 * 500 + 3400);
  }

  @Test
  void streamThatOutgrowsTheBudget_runsOnAndIsCounted() {
    Holding holding = learned(60 * 500 + 11_000);
    holding.start(LONG).end(response(10_000, 200)); // 800 are left
    ModelCall call = holding.start(LONG);

    chunks(call, 640);

    assertThat(holding.count(Event.OUTGROWN)).isPositive();
    assertThat(holding.balance("tokens").reserved()).isGreaterThanOrEqualTo(1640);
    call.end(response(400, 640));
    assertThat(holding.balance("tokens").settled()).isEqualTo(60 * 500 + 10_200 + 1040);
  }

  @Test
  void longStream_renewsItsHold() {
    Holding holding = new Holding(tokens(1_000_000));
    ModelCall call = holding.start(LONG);
    for (int i = 0; i < 8; i++) {
      holding.advance(Duration.ofMinutes(6));
      chunks(call, 32);
    }

    assertThat(holding.standing("tokens")).isEqualTo("0 settled, 11000 held");
    call.end(response(400, 100));
    assertThat(holding.standing("tokens")).isEqualTo("500 settled, 0 held");
  }

  @Test
  void streamWithinItsHold_asksTheStoreNothing() {
    Holding holding = new Holding();
    FailingStore counting = new FailingStore(holding.memory);
    holding.store = counting;
    holding.open(tokens(1_000_000));
    ModelCall call = holding.start(LONG);

    chunks(call, 5000);

    assertThat(counting.extended).hasValue(0);
  }

  @Test
  void cancelledStream_isEstimatedByWhatAChunkHolds() {
    Holding holding = new Holding(tokens(1_000_000));
    for (int i = 0; i < 40; i++) {
      ModelCall call = holding.start(LONG);
      chunks(call, 10);
      call.end(response(400, 100)); // ten tokens a chunk, as some providers send them
    }
    long before = holding.balance("tokens").settled();
    ModelCall call = holding.start(LONG);
    chunks(call, 5);

    call.cancel(null);

    // about 400 in as such calls have, and at least 50 out
    assertThat(holding.balance("tokens").settled() - before).isBetween(450L, 650L);
  }

  private static Holding learned(long limit) {
    Holding holding = new Holding(tokens(limit).estimate(EstimatePolicy.EXPECTED));
    for (int i = 0; i < 60; i++) {
      holding.start(LONG).end(response(400, 100));
    }
    return holding;
  }
}
