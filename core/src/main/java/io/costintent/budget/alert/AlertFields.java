/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.BudgetUnit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as names and texts, the same for every sink. */
final class AlertFields {
  /** Returns what is known; amounts are exact decimals in the unit. */
  static Map<String, String> texts(BudgetAlert alert) {
    Map<String, String> fields = new LinkedHashMap<>();
    BudgetUnit unit = alert.budget().unit();
    fields.put("id", alert.budget().id());
    fields.put("scope", alert.scope());
    fields.put("kind", alert.kind().name().toLowerCase(Locale.ROOT));
    fields.put("rule", alert.rule());
    fields.put("severity", alert.severity().value());
    fields.put("unit", unit.text());
    fields.put("limit", text(unit, alert.limit()));
    fields.put("settled", text(unit, alert.settled()));
    fields.put("reserved", text(unit, alert.reserved()));
    fields.put("window", alert.window().key().id());
    put(fields, "window_start", time(alert.window().start()));
    put(fields, "window_end", time(alert.window().end()));
    put(fields, "owner", alert.owner());
    put(fields, "escalation", alert.escalation());
    fields.put("action", alert.action());
    return fields;
  }

  private static String text(BudgetUnit unit, long steps) {
    return unit.amount(steps).stripTrailingZeros().toPlainString();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null || instant.equals(Instant.MIN) ? null : instant.toString();
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private AlertFields() {}
}
