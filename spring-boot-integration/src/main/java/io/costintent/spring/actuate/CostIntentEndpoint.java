/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code costintent}: what this process spent, how budgets stand, which models have no
 * price and how fresh prices are.
 *
 * <p>{@code /actuator/costintent} shows all, with spend by team, or by what {@code ?by=} names;
 * {@code /actuator/costintent/feature} shows spend by a key of the intent, by {@code provider} or
 * by {@code model}. Amounts are exact decimals, as texts. Asking may ask the store of budgets.
 *
 * @since 0.1
 */
@Endpoint(id = "costintent")
public final class CostIntentEndpoint {
  private static final String DEFAULT_KEY = "team";

  private final SpendTally tally;
  private final Standings standings;

  CostIntentEndpoint(SpendTally tally, Standings standings) {
    this.tally = tally;
    this.standings = standings;
  }

  /** Returns everything, with spend by a key. */
  @ReadOperation
  public Map<String, Object> overview(@org.springframework.lang.Nullable String by) {
    String key = by == null ? DEFAULT_KEY : by;
    Map<String, Object> spend = tally.by(key);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("total", tally.total());
    all.put("spend", spend == null ? Map.of("unknownKey", key, "keys", SpendTally.keys()) : spend);
    all.put("budgets", standings.budgets());
    all.put("budgetStoreDegraded", standings.isBudgetStoreDegraded());
    all.put("unpricedModels", tally.unpriced());
    all.put("prices", standings.prices());
    return all;
  }

  /** Returns what was spent by a key of the intent; null, which is 404, for one that is none. */
  @ReadOperation
  public @Nullable Map<String, Object> spend(@Selector String by) {
    return tally.by(by);
  }
}
