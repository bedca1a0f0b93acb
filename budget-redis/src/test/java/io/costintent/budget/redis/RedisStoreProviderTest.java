/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.ModelRequest;
import io.costintent.config.ConfigException;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores by configuration alone, on a real server. */
class RedisStoreProviderTest {
  private static final String BUDGET =
      """
      budgets:
        - {id: three, limit: 3 requests, window: lifetime, mode: block}
      """;

  /** Who has not logged in may ask whether the server is there; the other one is the README's. */
  private static final String[] ACCOUNTS =
      ("--user default on nopass -@all +ping --user me on >heron7 ~ci:* +@read +@write +@scripting"
              + " +@connection +time +cluster")
          .split(" ");

  @TempDir private Path folder;

  private CostTrackingBuilder builder(String yaml, Map<String, String> variables)
      throws IOException {
    Path file = Files.writeString(folder.resolve("costintent.yaml"), yaml);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("COSTINTENT_CONFIG", file.toString());
    return CostTracking.builder().environment(environment, Map.of());
  }

  private static void call(CostTracking tracking) {
    tracking.call(
        ModelRequest.builder("openai", "gpt-4o").maxOutputTokens(100).build(),
        () -> "answer",
        answer -> ResponseFacts.builder().model("gpt-4o").usage(Usage.ofTokens(10, 5)).build());
  }

  @Test
  void store_isSharedByAllThatNameIt() throws IOException {
    String yaml =
        BUDGET + "store: {redis: {uri: '%s', root: %s}}".formatted(SharedRedis.uri(), "shared");
    yaml = yaml.replace("root: shared", "root: " + SharedRedis.newRoot());
    try (CostTracking one = builder(yaml, Map.of()).build();
        CostTracking other = builder(yaml, Map.of()).build()) {
      call(one);
      call(other);
      call(one);

      assertThatThrownBy(() -> call(other)).isInstanceOf(BudgetDeniedException.class);
      assertThatThrownBy(() -> call(one)).isInstanceOf(BudgetDeniedException.class);
    }
  }

  @Test
  void store_ofVariablesAloneLogsIn() throws Exception {
    try (RedisProcess redis = RedisProcess.start(ACCOUNTS)) {
      Map<String, String> variables =
          Map.of(
              "COSTINTENT_STORE_REDIS_URI",
              redis.uri(),
              "COSTINTENT_STORE_REDIS_ROOT",
              "acme",
              "COSTINTENT_STORE_REDIS_PASSWORD",
              "heron7",
              "COSTINTENT_STORE_REDIS_USER",
              "me");
      try (CostTracking tracking = builder(BUDGET, variables).build()) {
        for (int i = 0; i < 3; i++) {
          call(tracking);
        }

        assertThatThrownBy(() -> call(tracking)).isInstanceOf(BudgetDeniedException.class);
        assertThat(tracking.isBudgetStoreDegraded()).isFalse();
      }
    }
  }

  @Test
  void store_thatCannotBeReachedDegradesAndGoesByTheBudgetsPolicy() throws IOException {
    String yaml =
        """
        store: {redis: {uri: 'redis://127.0.0.1:%d', timeout: 20ms}}
        budgets:
          - {id: open, limit: 3 requests, window: lifetime, mode: block, store_failure: open}
        """
            .formatted(RedisProcess.freePort());
    try (CostTracking tracking = builder(yaml, Map.of()).build()) {
      for (int i = 0; i < 20; i++) {
        call(tracking);
      }

      assertThat(tracking.isBudgetStoreDegraded()).isTrue();
    }
  }

  @Test
  void mistakes_areToldTogetherAndWithoutSecrets() throws IOException {
    String yaml =
        """
        store:
          redis:
            uri: mysql://me:heron7@host
            user: me
            root: "{a}"
            timeout: 0s
            remember: 1h
            jurnal: /tmp
        """;

    Throwable failure = catchThrowable(() -> builder(yaml, Map.of()).checkedConfiguration());

    assertThat(failure)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("costintent.yaml:3: store.redis.uri: <redacted>")
        .hasMessageContaining("costintent.yaml:4: store.redis.user: me (expected: a password")
        .hasMessageContaining("costintent.yaml:5: store.redis.root: {a}")
        .hasMessageContaining("costintent.yaml:6: store.redis.timeout: 0s")
        .hasMessageContaining("costintent.yaml:7: store.redis.remember: 1h")
        .hasMessageContaining("jurnal: unknown key (did you mean journal?)")
        .hasMessageNotContaining("heron7");
  }

  @Test
  void password_withoutAnAddressIsNoStore() throws IOException {
    Map<String, String> variables = Map.of("COSTINTENT_STORE_REDIS_PASSWORD", "heron7");

    assertThatThrownBy(() -> builder(BUDGET, variables).checkedConfiguration())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("store.redis.uri: not set")
        .hasMessageNotContaining("heron7");
  }

  @Test
  void configuration_isCheckedWithoutConnecting() throws Exception {
    try (RedisProcess redis = RedisProcess.start()) {
      long before = connections(redis);

      builder(BUDGET + "store: {redis: {uri: '" + redis.uri() + "'}}", Map.of())
          .checkedConfiguration();

      assertThat(connections(redis)).isEqualTo(before + 1);
    }
  }

  /** Those that the server has taken, this one included. */
  private static long connections(RedisProcess redis) {
    var client = io.lettuce.core.RedisClient.create(redis.uri());
    try (var connection = client.connect()) {
      String stats = connection.sync().info("stats");
      return Long.parseLong(stats.replaceAll("(?s).*total_connections_received:(\\d+).*", "$1"));
    } finally {
      client.shutdown(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
