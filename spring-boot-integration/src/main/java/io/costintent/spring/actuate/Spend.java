/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What some calls cost together, exactly. Thread-safe. */
final class Spend {
  private final Map<String, Money> amounts = new TreeMap<>();
  private long calls;
  private long unpriced;
  private long denied;
  private long inputTokens;
  private long outputTokens;

  synchronized void add(CallRecord record) {
    if (record.ending() == CallEnding.DENIED) {
      denied++;
      return;
    }
    Cost cost = record.cost();
    Money total = cost == null ? null : cost.total();
    calls++;
    if (total == null) {
      unpriced++;
    } else {
      amounts.merge(total.currency().getCurrencyCode(), total, Money::plus);
    }
    Usage usage = record.usage();
    if (usage != null) {
      inputTokens += usage.quantity(UsageUnit.INPUT_TOKENS);
      outputTokens += usage.quantity(UsageUnit.OUTPUT_TOKENS);
    }
  }

  /** Returns amounts as exact decimals by currency, and counts. */
  synchronized Map<String, Object> describe() {
    Map<String, String> cost = new TreeMap<>();
    amounts.forEach((currency, amount) -> cost.put(currency, amount.toDecimalString()));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cost", cost);
    all.put("calls", calls);
    all.put("unpriced", unpriced);
    all.put("denied", denied);
    all.put("inputTokens", inputTokens);
    all.put("outputTokens", outputTokens);
    return all;
  }
}
