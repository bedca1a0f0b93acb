/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this was built as, and with.
 *
 * @param own the version of Cost Intent
 * @param agent the version of OpenTelemetry's agent that it was tested with
 * @since 0.1
 */
public record Versions(String own, String agent) {
  private static final String RESOURCE = "/io/costintent/javaagent/versions.properties";

  /** Returns the versions of this build. */
  public static Versions ofThis() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        built.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(built.getProperty("own", "unknown"), built.getProperty("agent", "unknown"));
  }
}
