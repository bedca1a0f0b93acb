/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One server for all tests that do not harm it; each test has a root of its own. */
final class SharedRedis {
  private static final AtomicInteger roots = new AtomicInteger();
  private static final String uri = start();

  private SharedRedis() {}

  static String uri() {
    return uri;
  }

  static String newRoot() {
    return "test-"
        + ProcessHandle.current().pid()
        + '-'
        + roots.incrementAndGet()
        + '-'
        + System.nanoTime();
  }

  /** Waits until so much time has passed by the server's own clock. */
  static void awaitTime(Duration time) throws Exception {
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      Instant end = now(connection).plus(time);
      while (now(connection).isBefore(end)) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    } finally {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }

  private static Instant now(StatefulRedisConnection<String, String> connection) {
    List<String> parts = connection.sync().time();
    return Instant.ofEpochSecond(Long.parseLong(parts.get(0)))
        .plusNanos(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(parts.get(1))));
  }

  /** The first connection of a JVM loads hundreds of classes, on a busy machine for seconds. */
  private static String warm(String uri) {
    RedisBudgetStore store = RedisBudgetStore.builder().uri(uri).root("warm").build();
    for (int i = 0; i < 100 && store.health().isDegraded(); i++) {
      LockSupport.parkNanos(100_000_000);
    }
    store.close();
    return uri;
  }

  private static String start() {
    String external = System.getenv("COSTINTENT_REDIS_URI");
    if (external != null) {
      return warm(external);
    }
    try {
      RedisProcess server = RedisProcess.start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                try {
                  server.close();
                } catch (Exception atTheEnd) {
                  throw new IllegalStateException(atTheEnd);
                }
              }));
      return warm(server.uri());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
