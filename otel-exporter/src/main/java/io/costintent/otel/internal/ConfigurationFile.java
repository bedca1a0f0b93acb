/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that OpenTelemetry is configured by a file that does not mention us.
 *
 * <p>Nothing of ours is then asked or told, and without a word no span of another instrumentation
 * would have a cost.
 */
public final class ConfigurationFile {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.otel");
  private static final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** Tells that somebody who knows more of the file completes it, or says what it lacks. */
  public static void lookedAt() {
    String file = path();
    if (file != null) {
      seen.add(file);
    }
  }

  /** Warns once for each file. */
  static void warnIfNotMentioned() {
    String file = path();
    if (file == null || !seen.add(file)) {
      return;
    }
    try {
      if (!Files.readString(Path.of(file)).contains(Components.NAME)) {
        logger.warn(
            "The OpenTelemetry configuration file {} does not mention costintent: spans of other"
                + " instrumentations carry neither intent nor cost. The README of"
                + " costintent-otel-exporter shows the two components to add",
            file);
      }
    } catch (IOException | InvalidPathException e) {
      logger.debug("Could not look for costintent in {}", file, e);
    }
  }

  private static @Nullable String path() {
    String property = System.getProperty("otel.config.file");
    return property == null ? System.getenv("OTEL_CONFIG_FILE") : property;
  }

  private ConfigurationFile() {}
}
