/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what changed and is no failure of ours. For rare events only. */
public final class Notices {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent");

  /** Logs a warning. */
  public static void warn(String text) {
    logger.warn("{}", text);
  }

  /** Logs what somebody may want to look up later. */
  public static void info(String text) {
    logger.info("{}", text);
  }

  private Notices() {}
}
