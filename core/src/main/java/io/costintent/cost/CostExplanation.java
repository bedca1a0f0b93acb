/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.pricing.AppliedRate;
import io.costintent.pricing.ExchangeRates;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a cost down for somebody who pays it. */
final class CostExplanation {
  private final StringBuilder text = new StringBuilder();

  private CostExplanation() {}

  static String of(Cost cost, @Nullable UsagePlan plan, @Nullable Usage usage) {
    CostExplanation explanation = new CostExplanation();
    explanation.header(cost);
    if (plan != null && usage != null) {
      explanation.lines(cost, plan.table.currency().getCurrencyCode());
      explanation.folded(plan, usage);
    }
    explanation.agreement(cost);
    explanation.total(cost);
    return explanation.text.toString();
  }

  private void header(Cost cost) {
    String sku = cost.sku();
    text.append(sku == null ? "no price" : sku + " (match: " + cost.match().code() + ")");
    if (cost.priceBookId() != null) {
      text.append(", price book ").append(cost.priceBookId());
      text.append(' ').append(cost.priceBookVersion());
    }
    text.append('\n');
  }

  private void lines(Cost cost, String currency) {
    List<String[]> rows = new ArrayList<>();
    for (LineItem item : cost.lines()) {
      AppliedRate rate = item.rate();
      rows.add(
          new String[] {
            item.unit().name(),
            grouped(item.quantity()),
            rate == null ? "no price" : "x " + rate(rate, currency),
            rate == null ? "" : "= " + item.amount().toPlainString() + ' ' + currency,
            rate == null ? "not in the total" : remarks(item, rate)
          });
    }
    int[] widths = new int[4];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      text.append("  ").append(padRight(row[0], widths[0]));
      text.append("  ").append(padLeft(row[1], widths[1]));
      text.append("  ").append(padRight(row[2], widths[2]));
      text.append("  ").append(padRight(row[3], widths[3]));
      text.append("  ").append(row[4]).append('\n');
    }
  }

  private static String rate(AppliedRate rate, String currency) {
    String published = rate.rate().published(currency);
    return rate.multiplier().compareTo(BigDecimal.ONE) == 0
        ? published
        : published + " x " + rate.multiplier().stripTrailingZeros().toPlainString();
  }

  private static String remarks(LineItem item, AppliedRate rate) {
    StringBuilder remarks = new StringBuilder("[").append(rate.card().provenance()).append(']');
    UsageUnit inheritedFrom = rate.inheritedFrom();
    if (inheritedFrom != null) {
      remarks.append(" at the price of ").append(inheritedFrom);
    }
    if (rate.isStandardTierInstead()) {
      remarks.append(" at the price of the standard tier");
    }
    if (item.billedQuantity().compareTo(item.quantity()) != 0) {
      remarks.append(" billed as the minimum of ").append(grouped(item.billedQuantity()));
    }
    if (rate.rate().rounded()) {
      remarks.append(" rounded by the publisher");
    }
    if (rate.isDisputed()) {
      remarks.append(" disputed by ").append(rate.card().provenance().disputedBy());
    }
    return remarks.toString();
  }

  private void folded(UsagePlan plan, Usage usage) {
    for (FoldedUnit unit : plan.folded) {
      if (usage.quantity(unit.position()) > 0) {
        text.append("  of which ").append(usage.quantity(unit.position())).append(' ');
        text.append(unit.unit()).append(" at the price of ").append(unit.into()).append('\n');
      }
    }
  }

  private void agreement(Cost cost) {
    for (CostAdjustment adjustment : cost.adjustments()) {
      text.append("  ").append(adjustment.name()).append(": ");
      text.append(adjustment.amount().signum() < 0 ? "" : "+").append(adjustment.amount());
      text.append('\n');
    }
    ExchangeRates exchange = cost.exchangeRates();
    if (exchange != null) {
      text.append("  at the exchange rates of ").append(exchange.asOf()).append('\n');
    }
    Money list = cost.list();
    if (list != null && !list.equals(cost.computed())) {
      text.append("list ").append(list).append('\n');
    }
  }

  private void total(Cost cost) {
    Money total = cost.total();
    text.append("total ").append(total == null ? "unknown" : total);
    text.append(" (").append(cost.status().code()).append(")\n");
    if (cost.reported() != null && cost.computed() != null) {
      text.append("reported ").append(cost.reported());
      text.append(", computed ").append(cost.computed());
      text.append(", delta ").append(cost.delta() == null ? "unknown" : cost.delta()).append('\n');
    }
    if (!cost.reasons().isEmpty()) {
      text.append("because ");
      text.append(
          cost.reasons().stream()
              .map(reason -> reason.code() + ": " + reason.text())
              .collect(Collectors.joining("; ")));
      text.append('\n');
    }
  }

  private static String grouped(BigDecimal number) {
    StringBuilder plain = new StringBuilder(number.toPlainString());
    int point = plain.indexOf(".");
    for (int i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
      plain.insert(i, ',');
    }
    return plain.toString();
  }

  private static String padLeft(String value, int width) {
    return " ".repeat(width - value.length()) + value;
  }

  private static String padRight(String value, int width) {
    return value + " ".repeat(width - value.length());
  }
}
