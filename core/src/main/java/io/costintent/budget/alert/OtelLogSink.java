/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;

/**
 * Emits alerts as OpenTelemetry events named {@value #EVENT}. Thread-safe.
 *
 * @since 0.1
 */
public final class OtelLogSink implements AlertSink {
  /** The name of the event. */
  public static final String EVENT = "costintent.budget.alert";

  private final Logger logger;

  /** Creates a sink that emits to {@code provider}. */
  public OtelLogSink(LoggerProvider provider) {
    this.logger = provider.get("io.costintent");
  }

  @Override
  public String name() {
    return "otel";
  }

  @Override
  public void deliver(BudgetAlert alert) {
    logger
        .logRecordBuilder()
        .setEventName(EVENT)
        .setContext(Context.root())
        .setTimestamp(alert.at())
        .setSeverity(severity(alert))
        .setBody(alert.title() + ". " + alert.numbers())
        .setAllAttributes(attributes(alert))
        .emit();
  }

  private static Severity severity(BudgetAlert alert) {
    return switch (alert.severity()) {
      case INFO -> Severity.INFO;
      case WARNING -> Severity.WARN;
      case CRITICAL -> Severity.ERROR;
    };
  }

  private static Attributes attributes(BudgetAlert alert) {
    AttributesBuilder attributes = Attributes.builder();
    AlertFields.texts(alert)
        .forEach((name, text) -> attributes.put(stringKey("costintent.budget." + name), text));
    attributes.put(longKey("costintent.budget.used_percent"), alert.usedPercent());
    return attributes.build();
  }
}
