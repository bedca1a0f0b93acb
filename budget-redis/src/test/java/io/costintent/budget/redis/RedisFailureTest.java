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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.budget.store.ReserveOutcome.Exceeded;
import io.costintent.budget.store.ReserveOutcome.Granted;
import io.costintent.budget.store.ReserveOutcome.Unavailable;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A real server that dies, hangs, is slow or forgets. A call that returns while the server is still
 * paused has not waited for it.
 */
@Timeout(120)
class RedisFailureTest {
  private RedisProcess server;

  @BeforeEach
  void startServer() throws Exception {
    SharedRedis.uri();
    server = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Test
  void killedServer_isUnavailableAtOnceAndGetsTheSettlementsAfterItsRestart() throws Exception {
    try (RedisBudgetStore store = open(server.uri())) {
      store.reserve(call("a", 70, 100));

      server.kill();
      Await.until("noticed", () -> store.health().isDegraded());
      store.settle(charge("a", 20));

      assertThat(store.reserve(call("b", 1, 100))).isInstanceOf(Unavailable.class);
      assertThat(store.health().trouble()).isNotNull();
      assertThat(store.health().pendingSettlements()).isPositive();
      assertThatThrownBy(() -> balance(store)).isInstanceOf(IllegalStateException.class);
      assertThat(store.claim("alert", store.time().instant().plusSeconds(60))).isFalse();

      server.restart();
      Await.standing("settled", store, 20, 0);
      store.settle(charge("a", 20));
      store.flush();
      assertThat(balance(store)).isEqualTo(standing(20, 0));
      Await.until("healthy", () -> !store.health().isDegraded());
    }
  }

  @Test
  void serverThatForgotEverything_isStillChargedAndSetsNoHoldFreeTwice() throws Exception {
    try (RedisBudgetStore store = patient()) {
      store.reserve(call("a", 70, 100));
      onServer(connection -> connection.sync().flushall());

      assertThat(store.reserve(call("b", 60, 100))).isInstanceOf(Granted.class);
      store.settle(charge("a", 20));
      store.flush();

      assertThat(balance(store)).isEqualTo(standing(20, 60));
      assertThat(store.reserve(call("c", 21, 100))).isInstanceOf(Exceeded.class);
    }
  }

  @Test
  void serverThatForgotItsScripts_isTaughtThemAgain() throws Exception {
    try (RedisBudgetStore store = patient()) {
      onServer(connection -> connection.sync().scriptFlush());

      assertThat(store.reserve(call("a", 70, 100))).isInstanceOf(Granted.class);
      assertThat(balance(store)).isEqualTo(standing(0, 70));
    }
  }

  @Test
  void pausedServer_doesNotHoldCallsUpAndGetsWhatItMissed() throws Exception {
    try (RedisBudgetStore store = open(server.uri())) {
      store.reserve(call("a", 70, 100));
      long before = store.health().unavailable();

      server.pause();
      assertThat(store.reserve(call("b", 1, 100))).isInstanceOf(Unavailable.class);
      store.settle(charge("a", 20));
      assertThat(store.health().unavailable()).isEqualTo(before + 1);
      server.resume();

      Await.standing("settled, and given back", store, 20, 0);
    }
  }

  @Test
  void serverThatHangsForLong_getsWhatItMissedOverAnotherConnection() throws Exception {
    try (RedisBudgetStore store = open(server.uri())) {
      store.reserve(call("a", 70, 100));

      server.pause();
      assertThat(store.reserve(call("b", 1, 100))).isInstanceOf(Unavailable.class);
      store.settle(charge("a", 20));
      Await.until(
          "given up", () -> String.valueOf(store.health().trouble()).startsWith("not connected: "));
      assertThat(store.reserve(call("c", 1, 100))).isInstanceOf(Unavailable.class);
      server.resume();

      Await.standing("settled, and given back", store, 20, 0);
    }
  }

  @Test
  void slowServer_doesNotHoldCallsUpAndWhatItGrantedLateIsGivenBack() throws Exception {
    try (Proxy proxy = new Proxy(server.port());
        RedisBudgetStore store = open(proxy.uri())) {
      proxy.delayReplies(600);

      assertThat(store.reserve(call("a", 70, 100))).isInstanceOf(Unavailable.class);

      proxy.delayReplies(0);
      Await.standing("given back", store, 0, 0);
    }
  }

  /** LiteLLM 30460: what the server did, but could not say, was done again. */
  @Test
  void lostReply_countsOnce() throws Exception {
    try (Proxy proxy = new Proxy(server.port());
        RedisBudgetStore store = open(proxy.uri())) {
      store.reserve(call("a", 70, 100));
      proxy.loseReplies(true);
      store.settle(charge("a", 20));
      store.settle(charge("never reserved", 3));
      assertThat(store.reserve(call("b", 5, 100))).isInstanceOf(Unavailable.class);
      Await.until("replies were lost", () -> proxy.lost() > 1);

      proxy.loseReplies(false);

      Await.standing("settled once, and given back", store, 23, 0);
    }
  }

  @Test
  void callThatWasAnsweredTooLate_isChargedWhenItRanAllTheSame() throws Exception {
    try (RedisBudgetStore store = open(server.uri())) {
      server.pause();
      assertThat(store.reserve(call("open", 5, 100))).isInstanceOf(Unavailable.class);
      store.settle(charge("open", 4));
      server.resume();

      Await.standing("charged", store, 4, 0);
    }
  }

  @Test
  void serverThatIsNotThere_isNoErrorAndIsFoundLater() throws Exception {
    server.kill();
    try (RedisBudgetStore store = open(server.uri())) {
      assertThat(store.reserve(call("a", 5, 100))).isInstanceOf(Unavailable.class);
      assertThat(store.killSwitches()).isEmpty();

      server.restart();

      Await.until("reserved", () -> store.reserve(call("a", 5, 100)) instanceof Granted);
    }
  }

  @Test
  void settlementsBeyondMemory_areLostWithoutAJournalAndSaidSo() throws Exception {
    try (RedisBudgetStore store = builder(server.uri()).pendingAtMost(2).build()) {
      server.kill();
      Await.until("noticed", () -> store.health().isDegraded());

      for (int i = 0; i < 5; i++) {
        store.settle(charge("call " + i, 1));
      }

      assertThat(store.health().lostSettlements()).isEqualTo(3);
      assertThat(store.health().toString()).contains("lostSettlements=3");
      server.restart();
      Await.standing("the others are written", store, 2, 0);
    }
  }

  private void onServer(Consumer<StatefulRedisConnection<String, String>> action) {
    RedisClient client = RedisClient.create(server.uri());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      action.accept(connection);
    } finally {
      client.shutdown();
    }
  }

  /** A store whose answers are awaited however slow the machine is. */
  private RedisBudgetStore patient() {
    return builder(server.uri()).timeout(Duration.ofSeconds(10)).build();
  }

  private static RedisBudgetStore open(String uri) {
    return builder(uri).build();
  }

  private static RedisBudgetStoreBuilder builder(String uri) {
    return RedisBudgetStore.builder()
        .uri(uri)
        .root("failures")
        .slices(false)
        .timeout(Duration.ofMillis(300));
  }
}
