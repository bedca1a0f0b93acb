/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.LineItem;
import io.costintent.money.Money;
import io.costintent.pricing.AppliedRate;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;

/** Costs as JSON. Amounts are texts, so that no reader makes them floating. */
final class CostJson {
  private CostJson() {}

  /** Puts the fields of a cost into an object. */
  static ObjectNode write(Cost cost, ObjectNode json) {
    Money total = cost.total();
    BigDecimal amount = cost.preciseAmount();
    if (total == null || amount == null) {
      json.putNull("cost_usd");
    } else if (total.currency().getCurrencyCode().equals("USD")) {
      json.put("cost_usd", amount.toPlainString());
    } else {
      json.putNull("cost_usd").put("cost", amount.toPlainString());
      json.put("currency", total.currency().getCurrencyCode());
    }
    json.put("status", cost.status().code());
    ArrayNode reasons = json.putArray("reasons");
    for (CostReason reason : cost.reasons()) {
      reasons.add(reason.code());
    }
    ArrayNode lines = json.putArray("lines");
    for (LineItem line : cost.lines()) {
      write(line, lines.addObject());
    }
    json.put("match", cost.match().code());
    json.put("sku", cost.sku());
    json.put("price_book", cost.priceBook());
    return json;
  }

  private static void write(LineItem line, ObjectNode json) {
    json.put("unit", line.unit().name());
    json.put("quantity", line.quantity().toPlainString());
    if (line.billedQuantity().compareTo(line.quantity()) != 0) {
      json.put("billed_quantity", line.billedQuantity().toPlainString());
    }
    AppliedRate rate = line.rate();
    if (rate == null) {
      json.putNull("amount");
      return;
    }
    json.put("rate", rate.rate().amount().toPlainString());
    json.put("per", rate.rate().per());
    if (rate.multiplier().compareTo(BigDecimal.ONE) != 0) {
      json.put("multiplier", rate.multiplier().stripTrailingZeros().toPlainString());
    }
    json.put("amount", line.amount().toPlainString());
    UsageUnit inherited = rate.inheritedFrom();
    if (inherited != null) {
      json.put("priced_as", inherited.name());
    }
    json.put("source", rate.card().provenance().toString());
  }
}
