/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

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

/** Adds up what each feature spent on each model: a listener, told of every call as it ends. */
final class Showback implements CallListener {
  private static final String ROW = "  %-12s %-18s %-27s %5s %7s %16s %8s%n";

  private final Map<String, Row> rows = new TreeMap<>();
  private final Row total = new Row("total", "", "");

  @Override
  public synchronized void onEnd(CallRecord record) {
    Cost cost = record.cost();
    if (cost == null) {
      return; // another record bills this call
    }
    CostIntent intent = record.intent();
    String asked = record.request().model();
    String what = record.isCharge() ? record.request().provider() + ": " + asked : asked;
    Row row = new Row(said(intent.team()), said(intent.feature()), what);
    rows.computeIfAbsent(row.key(), key -> row).add(record, cost);
    total.add(record, cost);
  }

  private static String said(@Nullable String value) {
    return value == null ? "?" : value;
  }

  synchronized void print(PrintStream out) {
    out.println("Showback:");
    out.printf(ROW, "team", "feature", "model or service", "calls", "tokens", "cost", "unpriced");
    rows.values().forEach(row -> row.print(out));
    total.print(out);
  }

  private static final class Row {
    private final String team;
    private final String feature;
    private final String what;
    private long calls;
    private long tokens;
    private long unpriced;
    private Money cost = Money.usd("0");

    Row(String team, String feature, String what) {
      this.team = team;
      this.feature = feature;
      this.what = what;
    }

    String key() {
      return team + '\n' + feature + '\n' + what;
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
      out.printf(Locale.ROOT, ROW, team, feature, what, calls, tokens, cost, unpriced);
    }
  }
}
