/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.LineItem;
import io.costintent.pricing.AppliedRate;
import io.costintent.pricing.Match;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PriceCase} costs. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CaseResult {
  private final String id;
  private final Cost cost;
  private final Match match;
  private final boolean ownRates;

  CaseResult(String id, Cost cost, Match match, boolean ownRates) {
    this.id = id;
    this.cost = requireNonNull(cost, "cost");
    this.match = match;
    this.ownRates = ownRates;
  }

  /** The name of the case. */
  public String id() {
    return id;
  }

  /** The cost, with its lines and reasons. */
  public Cost cost() {
    return cost;
  }

  /** How the price book knows the model, also where the case's own rates were used. */
  public Match match() {
    return match;
  }

  /** Whether the rates are the case's own. */
  public boolean usedOwnRates() {
    return ownRates;
  }

  /**
   * Returns {@code id}, {@code cost_usd} (a decimal text or null), {@code currency} where it is not
   * US dollars, {@code status}, {@code reasons}, {@code lines} and {@code match}.
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    BigDecimal amount = cost.preciseAmount();
    json.put("cost_usd", amount == null ? null : amount.toPlainString());
    String currency = cost.total() == null ? "USD" : cost.total().currency().getCurrencyCode();
    if (!currency.equals("USD")) {
      json.putNull("cost_usd");
      json.put("cost", amount == null ? null : amount.toPlainString());
      json.put("currency", currency);
    }
    json.put("status", cost.status().code());
    ArrayNode reasons = json.putArray("reasons");
    for (CostReason reason : cost.reasons()) {
      reasons.add(reason.code());
    }
    ArrayNode lines = json.putArray("lines");
    for (LineItem item : cost.lines()) {
      line(item, lines.addObject());
    }
    json.put("match", match.code());
    return json;
  }

  private static void line(LineItem item, ObjectNode line) {
    line.put("unit", item.unit().name());
    line.put("quantity", item.quantity().toPlainString());
    if (item.billedQuantity().compareTo(item.quantity()) != 0 && item.rate() != null) {
      line.put("billed_quantity", item.billedQuantity().toPlainString());
    }
    AppliedRate rate = item.rate();
    if (rate == null) {
      line.putNull("amount");
      return;
    }
    line.put("rate", rate.rate().amount().toPlainString());
    line.put("per", rate.rate().per());
    if (rate.multiplier().compareTo(BigDecimal.ONE) != 0) {
      line.put("multiplier", rate.multiplier().stripTrailingZeros().toPlainString());
    }
    UsageUnit inherited = rate.inheritedFrom();
    if (inherited != null) {
      line.put("priced_as", inherited.name());
    }
    line.put("amount", item.amount().toPlainString());
  }

  /** Returns a result for a line that is no case, for tools that answer every line. */
  public static ObjectNode failed(@Nullable String id, String problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.putNull("cost_usd");
    json.put("status", "unpriced");
    json.putArray("reasons").add("invalid_case");
    json.put("error", problem);
    json.putArray("lines");
    json.put("match", Match.NONE.code());
    return json;
  }

  /** Returns the JSON form on one line; not a contract. */
  @Override
  public String toString() {
    return toJson().toString();
  }
}
