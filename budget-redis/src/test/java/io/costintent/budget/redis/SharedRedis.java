/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests that do not harm it; each test has a root of its own. */
final class SharedRedis {
  private static final AtomicInteger roots = new AtomicInteger();
  private static final String uri = start();

  private SharedRedis() {}

  static String uri() {
    return uri;
  }

  static String newRoot() {
    return "test-" + ProcessHandle.current().pid() + '-' + roots.incrementAndGet() + '-'
        + System.nanoTime();
  }

  private static String start() {
    String external = System.getenv("COSTINTENT_REDIS_URI");
    if (external != null) {
      return external;
    }
    try {
      RedisProcess server = RedisProcess.start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      server.close();
                    } catch (Exception atTheEnd) {
                      throw new IllegalStateException(atTheEnd);
                    }
                  }));
      return server.uri();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
