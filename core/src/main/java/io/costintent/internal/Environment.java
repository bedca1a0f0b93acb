/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's variables and properties, in the one place that may read them. */
public final class Environment {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent");

  /** Returns the environment variables. */
  public static Map<String, String> variables() {
    return System.getenv();
  }

  /** Returns a copy of the system properties, taken so that no other thread changes it. */
  public static Map<?, ?> properties() {
    return (Properties) System.getProperties().clone();
  }

  /** Returns a name for this process that no other has. */
  public static String processId() {
    return UUID.randomUUID().toString();
  }

  /** Returns the name of the current thread. */
  public static String threadName() {
    return Thread.currentThread().getName();
  }

  /** Says that a variable with our prefix means nothing. */
  public static void warnUnknownVariable(String description) {
    logger.warn("{}", description);
  }

  private Environment() {}
}
