/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.costintent.otel.CostSpans;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ExtendedDeclarativeConfigProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the SDK that a configuration file is describing. Thread-safe. */
final class Components {
  static final String NAME = "costintent";

  private static final Logger logger = LoggerFactory.getLogger("io.costintent.otel");

  /** Tells one SDK that is described from the next, also when the former failed. */
  private static @Nullable Object described;

  private static @Nullable CostSpans spans;
  private static boolean processor;
  private static boolean exporter;

  static synchronized CostSpans forProcessor(DeclarativeConfigProperties config) {
    enter(config);
    if (exporter) {
      throw new ConfigurationException(
          "costintent: listed after a processor that exports (expected: before it)");
    }
    processor = true;
    CostSpans installed =
        Installed.install(
            config.getScalarList("compat", String.class, List.of()),
            config.getBoolean("defer_attributes", true));
    spans = installed;
    return installed;
  }

  static synchronized CostSpans forExporter(DeclarativeConfigProperties config) {
    enter(config);
    exporter = true;
    CostSpans installed = spans == null ? Installed.install(List.of(), true) : spans;
    spans = installed;
    return installed;
  }

  @SuppressWarnings("ReferenceEquality") // that very SDK
  private static void enter(DeclarativeConfigProperties config) {
    Object sdk =
        config instanceof ExtendedDeclarativeConfigProperties extended
            ? extended.getConfigProvider()
            : config.getComponentLoader();
    if (described != sdk) {
      described = sdk;
      spans = null;
      processor = false;
      exporter = false;
    }
  }

  /** Ends the SDK that was being described, and says what its file lacks. */
  static synchronized void complete() {
    if (processor != exporter) {
      logger.warn(
          "The OpenTelemetry configuration file has a {} named costintent but no {}: {}. The README"
              + " of costintent-otel-exporter shows both",
          processor ? "span processor" : "span exporter",
          processor ? "span exporter" : "span processor",
          processor
              ? "spans of other instrumentations carry no cost"
              : "spans of other instrumentations carry no intent, and may be billed twice");
    }
    described = null;
    spans = null;
    processor = false;
    exporter = false;
  }

  private Components() {}
}
