/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

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
