/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.cli.terminal.Styles;
import io.costintent.cli.terminal.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one counter of a budget stands against a limit.
 *
 * @param budget the budget
 * @param limit what the counter may come to, in steps, top-ups included
 * @param span the current window
 * @param balance what was counted
 */
record Standing(Budget budget, long limit, WindowSpan span, Balance balance) {
  private static final int NEAR = 80;

  static Standing of(Budget budget, long limit, WindowSpan span, Balance balance) {
    long all = limit + balance.toppedUp();
    boolean overflow = balance.toppedUp() > 0 && all < limit;
    return new Standing(budget, overflow ? Long.MAX_VALUE : all, span, balance);
  }

  static Table table() {
    return Table.of(
        "budget",
        "scope",
        "mode",
        ">limit",
        ">settled",
        ">held",
        ">left",
        ">used",
        "unit",
        "resets");
  }

  void addTo(Table table, Styles styles) {
    BudgetUnit unit = budget.unit();
    int percent = percent();
    String used = percent + "%";
    table.row(
        budget.id(),
        balance.key().scope().isEmpty() ? "-" : balance.key().scope(),
        mode(),
        plain(limit),
        plain(balance.settled()),
        plain(balance.reserved()),
        plain(left()),
        percent >= 100 ? styles.bad(used) : percent >= NEAR ? styles.doubtful(used) : used,
        unit.text(),
        resets());
  }

  void write(ObjectNode json) {
    json.put("budget", budget.id());
    json.put("scope", balance.key().scope());
    json.put("mode", mode());
    json.put("unit", budget.unit().text());
    json.put("window", span.key().id());
    json.put("limit", plain(limit));
    json.put("topped_up", plain(balance.toppedUp()));
    json.put("settled", plain(balance.settled()));
    json.put("reserved", plain(balance.reserved()));
    json.put("left", plain(left()));
    json.put("used_percent", percent());
    Instant end = span.end();
    json.put("resets_at", end == null ? null : end.toString());
    json.put("owner", budget.owner());
  }

  /** Settled and held, in percent of the limit, rounded down. */
  int percent() {
    if (limit <= 0) {
      return balance.used() > 0 ? 100 : 0;
    }
    return BigDecimal.valueOf(balance.used())
        .movePointRight(2)
        .divide(BigDecimal.valueOf(limit), 0, RoundingMode.DOWN)
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  private long left() {
    return limit - balance.used();
  }

  private String mode() {
    String mode = budget.mode().name().toLowerCase(java.util.Locale.ROOT);
    return budget.isEnforced() ? mode : mode + " (shadow)";
  }

  private String resets() {
    @Nullable Instant end = span.end();
    if (end != null) {
      return end.toString();
    }
    return span.key().slots() > 1 ? "rolling" : "never";
  }

  private String plain(long steps) {
    BigDecimal amount = budget.unit().amount(steps);
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
