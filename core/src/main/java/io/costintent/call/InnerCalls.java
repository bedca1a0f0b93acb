/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.cost.Cost;
import io.costintent.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the calls below one call came to. Layers overlap: a framework's call contains the client's,
 * and the innermost one that sees the wire bills. Thread-safe.
 */
final class InnerCalls {
  private static final int MAX_IDS = 64;

  private int started;
  private int answered;
  private @Nullable List<String> responseIds;
  private boolean idMissing;
  private @Nullable Money sum;
  private boolean mixedCurrencies;

  synchronized int nextAttempt() {
    return ++started;
  }

  synchronized void add(CallRecord record) {
    Cost cost = record.cost();
    Money amount = cost == null ? record.inclusiveCost() : cost.total();
    if (amount != null) {
      mixedCurrencies |= sum != null && !sum.currency().equals(amount.currency());
      sum = sum == null ? amount : mixedCurrencies ? sum : sum.plus(amount);
    }
    if (record.usage() != null || record.ending() == CallEnding.COMPLETED) {
      answered++;
      remember(record.responseId());
    }
  }

  private void remember(@Nullable String id) {
    if (responseIds == null) {
      responseIds = new ArrayList<>(2);
    }
    if (id == null || responseIds.size() == MAX_IDS) {
      idMissing = true;
      return;
    }
    responseIds.add(id);
  }

  /**
   * Whether these calls bill what the enclosing one reports, so that it must not.
   *
   * @param responseId the id of the response that the enclosing call saw, or null
   * @param hasUsage whether the enclosing call saw usage
   */
  synchronized boolean cover(@Nullable String responseId, boolean hasUsage) {
    if (started == 0) {
      return false;
    }
    if (!hasUsage) {
      return true;
    }
    return answered > 0
        && (responseId == null
            || idMissing
            || (responseIds != null && responseIds.contains(responseId)));
  }

  /** The sum of what is known, or null when nothing is, or when currencies differ. */
  synchronized @Nullable Money inclusiveCost() {
    return mixedCurrencies ? null : sum;
  }
}
