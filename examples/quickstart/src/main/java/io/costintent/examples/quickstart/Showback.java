/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up who spent what, and why: a listener, told of every call as it ends. */
final class Showback implements CallListener {
  private static final String ROW = "  %-14s %-15s %-12s %6s %9s %18s %9s%n";

  private final Map<String, Row> rows = new TreeMap<>();
  private final Row total = new Row("total", "", "");
  private @Nullable Cost mostLines;

  @Override
  public synchronized void onEnd(CallRecord record) {
    Cost cost = record.cost();
    if (cost == null) {
      return; // another record bills this call
    }
    CostIntent intent = record.intent();
    Row row = new Row(said(intent.team()), said(intent.feature()), intent.purpose().value());
    rows.computeIfAbsent(row.key(), key -> row).add(record, cost);
    total.add(record, cost);
    if (mostLines == null || cost.lines().size() > mostLines.lines().size()) {
      mostLines = cost;
    }
  }

  private static String said(@Nullable String value) {
    return value == null ? "?" : value;
  }

  synchronized long calls() {
    return total.calls;
  }

  synchronized void print(PrintStream out) {
    out.println();
    out.println("Showback:");
    out.printf(ROW, "team", "feature", "purpose", "calls", "tokens", "cost", "unpriced");
    rows.values().forEach(row -> row.print(out));
    total.print(out);
    Cost cost = mostLines;
    if (cost != null) {
      out.println();
      out.println("One of these calls, explained:");
      cost.explain().lines().forEach(line -> out.println("  " + line));
    }
  }

  private static final class Row {
    private final String team;
    private final String feature;
    private final String purpose;
    private long calls;
    private long tokens;
    private long unpriced;
    private Money cost = Money.usd("0");

    Row(String team, String feature, String purpose) {
      this.team = team;
      this.feature = feature;
      this.purpose = purpose;
    }

    String key() {
      return team + '\n' + feature + '\n' + purpose;
    }

    void add(CallRecord record, Cost billed) {
      calls++;
      Usage usage = record.usage();
      if (usage != null) {
        tokens += usage.quantity(UsageUnit.INPUT_TOKENS) + usage.quantity(UsageUnit.OUTPUT_TOKENS);
      }
      Money amount = billed.total();
      if (amount == null) {
        unpriced++;
      } else {
        cost = cost.plus(amount);
      }
    }

    void print(PrintStream out) {
      out.printf(Locale.ROOT, ROW, team, feature, purpose, calls, tokens, cost, unpriced);
    }
  }
}
