/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where alerts of budgets are logged, under a name of their own. */
public final class AlertLog {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.budget");

  /** Logs what is good to know. */
  public static void info(String text) {
    logger.info("{}", text);
  }

  /** Logs what somebody should look at. */
  public static void warn(String text) {
    logger.warn("{}", text);
  }

  /** Logs what somebody should look at now. */
  public static void error(String text) {
    logger.error("{}", text);
  }

  private AlertLog() {}
}
