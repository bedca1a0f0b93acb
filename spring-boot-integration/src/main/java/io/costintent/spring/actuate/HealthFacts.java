/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import io.costintent.telemetry.PriceSign;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How Cost Intent is doing, for the health of both generations of Boot.
 *
 * <p>Never {@code DOWN}: whoever takes an application out of service since its budgets or prices
 * are not what they should be does more harm than they do. A store that gives no answer or prices
 * that are out of date are {@code DEGRADED}, which Boot neither aggregates nor answers with an
 * error.
 */
final class HealthFacts {
  static final String DEGRADED = "DEGRADED";
  private static final Set<PriceSign> OUT_OF_DATE = Set.of(PriceSign.STALE, PriceSign.EXPIRED);

  private final Standings standings;

  HealthFacts(Standings standings) {
    this.standings = standings;
  }

  boolean isDegraded() {
    return standings.isBudgetStoreDegraded()
        || standings.signs().stream().anyMatch(OUT_OF_DATE::contains);
  }

  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("budgetStore", standings.isBudgetStoreDegraded() ? "no answer" : "ok");
    details.put("prices", standings.prices());
    return details;
  }
}
