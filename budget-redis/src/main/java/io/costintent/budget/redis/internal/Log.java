/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what goes wrong: the first time of a kind as a warning, then at debug. */
public final class Log {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.budget.redis");
  private static final Set<String> said = ConcurrentHashMap.newKeySet();

  /** Something failed; calls are not affected. */
  public static void failed(String what, @Nullable Throwable failure) {
    if (said.add(what)) {
      logger.warn("{} failed; further ones at debug", what, failure);
    } else {
      logger.debug("{} failed", what, failure);
    }
  }

  /** Something happened that is nobody's fault. */
  public static void met(String what, Throwable met) {
    logger.debug("{}", what, met);
  }

  /** Something changed that an operator wants to know. */
  public static void changed(String description) {
    logger.info("{}", description);
  }

  /** Something is lost or degraded. */
  public static void degraded(String description) {
    logger.warn("{}", description);
  }

  private Log() {}
}
