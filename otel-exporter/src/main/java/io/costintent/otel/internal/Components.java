/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.costintent.otel.CostSpans;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the SDK that a configuration file is describing. Thread-safe. */
final class Components {
  static final String NAME = "costintent";

  private static final Logger logger = LoggerFactory.getLogger("io.costintent.otel");

  private static @Nullable CostSpans spans;
  private static boolean processor;
  private static boolean exporter;

  static synchronized CostSpans forProcessor(DeclarativeConfigProperties config) {
    if (exporter) {
      throw new ConfigurationException(
          "costintent: listed after a processor that exports (expected: before it)");
    }
    processor = true;
    spans =
        Installed.install(
            config.getScalarList("compat", String.class, List.of()),
            config.getBoolean("defer_attributes", true));
    return spans;
  }

  static synchronized CostSpans forExporter() {
    exporter = true;
    if (spans == null) {
      spans = Installed.install(List.of(), true);
    }
    return spans;
  }

  /** Ends the SDK that was being described, and says what its file lacks. */
  static synchronized void complete() {
    if (!processor || !exporter) {
      logger.warn(
          "An OpenTelemetry configuration file is in use and has no {} named '{}': {}. Add both"
              + " components, as the README of costintent-otel-exporter shows.",
          !processor && !exporter ? "components" : processor ? "span exporter" : "span processor",
          NAME,
          exporter
              ? "spans of other instrumentations carry no intent and may be billed twice"
              : "spans of other instrumentations carry no cost");
    }
    spans = null;
    processor = false;
    exporter = false;
  }

  private Components() {}
}
