/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.internal.AlertLog;

/**
 * Logs alerts under {@code io.costintent.budget}, as info, warning or error. Thread-safe.
 *
 * @since 0.1
 */
public final class LogSink implements AlertSink {
  /** Creates the sink. */
  public LogSink() {}

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void deliver(BudgetAlert alert) {
    String text = alert.title() + ". " + alert.numbers() + " " + alert.action();
    switch (alert.severity()) {
      case INFO -> AlertLog.info(text);
      case WARNING -> AlertLog.warn(text);
      case CRITICAL -> AlertLog.error(text);
    }
  }
}
