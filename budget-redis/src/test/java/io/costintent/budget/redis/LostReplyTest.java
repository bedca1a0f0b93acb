/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static io.costintent.budget.redis.Calls.balance;
import static io.costintent.budget.redis.Calls.call;
import static io.costintent.budget.redis.Calls.charge;
import static io.costintent.budget.redis.Calls.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.ReserveOutcome.Granted;
import io.costintent.budget.store.ReserveOutcome.Unavailable;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The server did what it was asked, and the connection ended before it could say so; or what was
 * asked comes in another order than it was meant.
 */
@Timeout(120)
class LostReplyTest {
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final String root = SharedRedis.newRoot();
  private final Tuples tuples = new Tuples();
  private Proxy proxy;

  @BeforeEach
  void startProxy() throws Exception {
    proxy = new Proxy(URI.create(SharedRedis.uri()).getPort());
  }

  @AfterEach
  void stopProxy() throws Exception {
    proxy.close();
  }

  @Test
  void reservation_isGivenBack() throws Exception {
    try (RedisBudgetStore store = open()) {
      proxy.loseReplyTo("lost one");

      assertThat(store.reserve(call("lost one", 5, 100))).isInstanceOf(Unavailable.class);

      assertThat(proxy.lost()).isEqualTo(1);
      Await.standing("given back", store, 0, 0);
      assertThat(store.health().unavailable()).isEqualTo(1);
    }
  }

  @Test
  void reservationOfACallThatRanAllTheSame_isCharged() throws Exception {
    try (RedisBudgetStore store = open()) {
      proxy.loseReplyTo("lost one");
      assertThat(store.reserve(call("lost one", 5, 100))).isInstanceOf(Unavailable.class);

      store.settle(charge("lost one", 4));

      Await.standing("charged", store, 4, 0);
    }
  }

  @Test
  void extension_leavesTheCallItsHold() throws Exception {
    try (RedisBudgetStore store = open()) {
      assertThat(store.reserve(call("a stream", 40, 100))).isInstanceOf(Granted.class);
      proxy.loseReplyTo("a stream");

      assertThat(store.extend(call("a stream", 60, 100))).isInstanceOf(Unavailable.class);

      Await.standing("extended", store, 0, 60);
      store.flush();
      assertThat(balance(store)).isEqualTo(standing(0, 60));
      store.settle(charge("a stream", 50));
      Await.standing("settled", store, 50, 0);
    }
  }

  @Test
  void claim_isTheCallersWhenAskedAgain() throws Exception {
    try (RedisBudgetStore store = open()) {
      Instant until = store.time().instant().plusSeconds(3600);
      proxy.loseReplyTo("80 % of team");
      assertThat(store.claim("80 % of team", until)).isFalse();

      Await.until("claimed", () -> store.claim("80 % of team", until));

      assertThat(store.claim("80 % of team", until)).isFalse();
    }
  }

  @Test
  void serverThatIsNotThere_isToldOfNoReservationThatWasNotSent() throws Exception {
    try (RedisBudgetStore store = open()) {
      proxy.close();
      Await.until("noticed", () -> store.health().isDegraded());

      assertThat(store.reserve(call("a", 5, 100))).isInstanceOf(Unavailable.class);

      assertThat(store.health().pendingSettlements()).isZero();
    }
  }

  @Test
  void earlierAttempt_isNotGivenBackInPlaceOfTheLater() throws Exception {
    try (Link link = link()) {
      Pipeline jvm = pipeline(link, "one");

      assertThat(reserve(jvm, "one", 1)).isInstanceOf(Granted.class);
      assertThat(reserve(jvm, "one", 2)).isInstanceOf(Granted.class);
      giveBack(jvm, 1);

      assertThat(counter(jvm)).isEqualTo(standing(0, 70));
      giveBack(jvm, 2);
      assertThat(counter(jvm)).isEqualTo(standing(0, 0));
    }
  }

  @Test
  void attemptOfAnotherJvm_isNotGivenBack() throws Exception {
    try (Link link = link()) {
      Pipeline jvm = pipeline(link, "one");
      Pipeline another = pipeline(link, "two");

      assertThat(reserve(jvm, "one", 7)).isInstanceOf(Granted.class);
      assertThat(reserve(another, "two", 1)).isInstanceOf(Granted.class);
      giveBack(jvm, 7);

      assertThat(counter(jvm)).isEqualTo(standing(0, 70));
    }
  }

  @Test
  void attemptThatArrivesAfterItWasGivenBack_holdsNothing() throws Exception {
    try (Link link = link()) {
      Pipeline jvm = pipeline(link, "one");

      giveBack(jvm, 2);
      giveBack(jvm, 1);

      assertThat(reserve(jvm, "one", 2)).isInstanceOf(Unavailable.class);
      assertThat(reserve(jvm, "one", 1)).isInstanceOf(Unavailable.class);
      assertThat(counter(jvm)).isEqualTo(standing(0, 0));
      assertThat(reserve(jvm, "one", 3)).isInstanceOf(Granted.class);
    }
  }

  private RedisBudgetStore open() {
    return RedisBudgetStore.builder()
        .uri(proxy.uri())
        .root(root)
        .slices(false)
        .timeout(Duration.ofSeconds(10))
        .build();
  }

  private Link link() {
    Link link =
        new Link(
            Connector.of(List.of(RedisURI.create(SharedRedis.uri())), false), Names.prefix(root));
    assertThat(link.open()).isTrue();
    return link;
  }

  private static Pipeline pipeline(Link link, String client) {
    ServerClock clock = new ServerClock(InstantSource.system());
    return new Pipeline(link, clock, System::nanoTime, client, DAY_MILLIS);
  }

  private ReserveOutcome reserve(Pipeline pipeline, String client, long attempt) throws Exception {
    Reservation reservation = call("a", 70, 100);
    HoldOperation operation =
        HoldOperation.reserve(reservation, tuples.of(reservation.holds()), attempt, client);
    pipeline.submit(operation);
    return operation.outcome().get(60, TimeUnit.SECONDS);
  }

  private static void giveBack(Pipeline pipeline, long attempt) throws Exception {
    ask(
        pipeline,
        new Question<>(
            batch -> batch.out().array(3).text("X").text("a").number(attempt),
            (reply, batch) -> true));
  }

  private Balance counter(Pipeline pipeline) throws Exception {
    Counter month = tuples.of(Calls.MONTH);
    return ask(
        pipeline,
        new Question<>(
            batch -> {
              batch.index(month, true);
              batch.out().array(1).text("B");
            },
            (reply, batch) -> batch.balances(List.of(month)).get(0)));
  }

  private static <T> T ask(Pipeline pipeline, Question<T> question) throws Exception {
    pipeline.submit(question);
    return question.answer().get(60, TimeUnit.SECONDS);
  }
}
