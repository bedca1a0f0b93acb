/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.Budget;

/** Says what happens next and what can be done. */
final class AlertAdvice {
  static String of(BudgetAlert alert) {
    Budget budget = alert.budget();
    StringBuilder text = new StringBuilder(consequence(budget));
    text.append(" To let more run: costintent budget top-up ")
        .append(budget.id())
        .append(" AMOUNT");
    if (!alert.scope().isEmpty()) {
      text.append(" --scope ").append(alert.scope());
    }
    text.append(". To see what it went to: costintent budget explain, or traces by ")
        .append("costintent.budget.id = ")
        .append(budget.id())
        .append('.');
    if (alert.owner() != null) {
      text.append(" Owner: ").append(alert.owner()).append('.');
    }
    if (alert.escalation() != null) {
      text.append(" Escalation: ").append(alert.escalation()).append('.');
    }
    return text.toString();
  }

  static String consequence(Budget budget) {
    String would = budget.isEnforced() ? "" : " It is not enforced: this is only recorded.";
    return switch (budget.mode()) {
      case OBSERVE, WARN -> "No call is denied.";
      case DEGRADE -> "Calls go on, on smaller models where that is possible." + would;
      case THROTTLE -> "Calls are slowed down to the pace of the window, then denied." + would;
      case BLOCK -> "Calls that do not fit the limit are denied." + would;
    };
  }

  private AlertAdvice() {}
}
