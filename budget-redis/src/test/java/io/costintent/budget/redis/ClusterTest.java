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

import io.costintent.budget.store.KillSwitch;
import io.costintent.budget.store.ReserveOutcome.Exceeded;
import io.costintent.budget.store.ReserveOutcome.Granted;
import io.costintent.intent.IntentKey;
import io.lettuce.core.AclCategory;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other ways to reach a server than one URI without a password. */
@Timeout(120)
class ClusterTest {
  /** The user that the README asks for. */
  private static final AclSetuserArgs README =
      AclSetuserArgs.Builder.on()
          .addPassword("s3cret")
          .keyPattern("ci:*")
          .addCategory(AclCategory.READ)
          .addCategory(AclCategory.WRITE)
          .addCategory(AclCategory.SCRIPTING)
          .addCategory(AclCategory.CONNECTION)
          .addCommand(CommandType.TIME)
          .addCommand(CommandType.CLUSTER);

  @Test
  void cluster_runsEverythingOfARootOnOneNode() throws Exception {
    try (RedisProcess first = RedisProcess.start("--cluster-enabled", "yes");
        RedisProcess second = RedisProcess.start("--cluster-enabled", "yes")) {
      join(first, second);

      for (String root : List.of("one", "two", "three", "four")) {
        try (RedisBudgetStore store = builder().uri(first.uri()).cluster(true).root(root).build()) {
          Await.until("ready", () -> store.reserve(call("a", 70, 100)) instanceof Granted);
          assertThat(store.reserve(call("b", 31, 100))).isInstanceOf(Exceeded.class);
          store.settle(charge("a", 20));
          store.flush();

          assertThat(balance(store)).isEqualTo(standing(20, 0));
          assertThat(store.counters("team")).containsExactly(Calls.MONTH);
        }
      }
      assertThat(keys(first)).isPositive();
      assertThat(keys(second)).isPositive();
    }
  }

  @Test
  void clientsOfTheApplication_areUsedAndLeftOpen() throws Exception {
    RedisClient client = RedisClient.create(SharedRedis.uri());
    String root = SharedRedis.newRoot();
    try (RedisBudgetStore store = builder().client(client).root(root).build()) {
      assertThat(store.reserve(call("a", 70, 100))).isInstanceOf(Granted.class);
    }
    try (StatefulRedisConnection<String, String> still = client.connect()) {
      assertThat(still.sync().ping()).isEqualTo("PONG");
    }
    client.shutdown();
  }

  @Test
  void clusterClientOfTheApplication_isUsed() throws Exception {
    try (RedisProcess server = RedisProcess.start("--cluster-enabled", "yes")) {
      slots(server, 0, 16383);
      RedisClusterClient client = RedisClusterClient.create(server.uri());
      try (RedisBudgetStore store = builder().client(client).root("acme").build()) {
        Await.until("ready", () -> store.reserve(call("a", 70, 100)) instanceof Granted);
      }
      client.shutdown();
    }
  }

  @Test
  void userThatMayDoWhatTheReadmeSays_suffices() throws Exception {
    try (RedisProcess server = RedisProcess.start()) {
      onServer(server, connection -> connection.sync().aclSetuser("budgets", README));
      String uri = "redis://budgets:s3cret@127.0.0.1:" + server.port();

      try (RedisBudgetStore store = builder().uri(uri).root("acme").build()) {
        assertThat(store.reserve(call("a", 70, 100))).isInstanceOf(Granted.class);
        store.kill(new KillSwitch(IntentKey.TEAM, "search", "a|b", "x", Instant.EPOCH));
        assertThat(store.killSwitches()).hasSize(1);
        assertThat(store.claim("alert", store.time().instant().plusSeconds(60))).isTrue();
      }
    }
  }

  @Test
  void builder_saysWhatIsWrong() {
    assertThatThrownBy(() -> builder().uri("http://user:s3cret@host").build())
        .hasMessageContaining("uri: http:…")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> builder().build())
        .hasMessageContaining("expected: uri, client or cluster");
    assertThatThrownBy(() -> builder().root("a{b}")).hasMessageContaining("root: 'a{b}'");
    assertThatThrownBy(() -> builder().timeout(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> builder().remember(Duration.ofHours(1))).hasMessageContaining("P1D");
    assertThatThrownBy(() -> builder().sliceTtl(Duration.ZERO)).hasMessageContaining("PT1S");
    assertThatThrownBy(() -> builder().pendingAtMost(0)).hasMessageContaining("pendingAtMost: 0");
    assertThatThrownBy(() -> builder().journalAtMost(1)).hasMessageContaining("journalAtMost: 1");
  }

  private static void join(RedisProcess first, RedisProcess second) throws Exception {
    slots(first, 0, 8191);
    slots(second, 8192, 16383);
    onServer(first, connection -> connection.sync().clusterMeet("127.0.0.1", second.port()));
    for (RedisProcess node : List.of(first, second)) {
      Await.until(
          "joined",
          () -> {
            boolean[] joined = {false};
            onServer(
                node,
                connection ->
                    joined[0] = connection.sync().clusterInfo().contains("cluster_state:ok"));
            return joined[0];
          });
    }
  }

  private static void slots(RedisProcess node, int from, int to) throws Exception {
    onServer(
        node,
        connection -> connection.sync().clusterAddSlots(IntStream.rangeClosed(from, to).toArray()));
  }

  private static long keys(RedisProcess node) throws Exception {
    long[] keys = {0};
    onServer(node, connection -> keys[0] = connection.sync().dbsize());
    return keys[0];
  }

  private static void onServer(
      RedisProcess server, Consumer<StatefulRedisConnection<String, String>> action) {
    RedisClient client = RedisClient.create(server.uri());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      action.accept(connection);
    } finally {
      client.shutdown();
    }
  }

  private static RedisBudgetStoreBuilder builder() {
    return RedisBudgetStore.builder().slices(false).timeout(Duration.ofSeconds(2));
  }
}
