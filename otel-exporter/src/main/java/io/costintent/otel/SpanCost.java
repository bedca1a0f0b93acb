/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one open span: its intent, and what calls below it were billed. Thread-safe. */
final class SpanCost {
  private static final int MAX_IDS = 64;

  private @Nullable CostIntent intent;
  private @Nullable Money below;
  private boolean mixedCurrencies;
  private int billed;
  private boolean idMissing;
  private @Nullable Set<String> responseIds;

  /**
   * What is known of a span that ended.
   *
   * @param record the record of the call that the span describes, or null
   * @param inclusive what the calls below it cost, or null
   */
  record Ended(@Nullable CallRecord record, @Nullable Money inclusive) {}

  synchronized void intent(CostIntent captured) {
    intent = captured;
  }

  synchronized CostIntent intent() {
    return intent == null ? CostIntent.none() : intent;
  }

  /** Takes over what a child cost and what was billed below it. */
  synchronized void add(Billed child) {
    Money amount = child.amount();
    if (amount != null) {
      mixedCurrencies |= below != null && !below.currency().equals(amount.currency());
      below = below == null ? amount : mixedCurrencies ? below : below.plus(amount);
    }
    billed += child.calls();
    idMissing |= child.idMissing();
    for (String id : child.responseIds()) {
      remember(id);
    }
  }

  private void remember(String id) {
    if (responseIds == null) {
      responseIds = new HashSet<>(4);
    }
    if (responseIds.size() < MAX_IDS) {
      responseIds.add(id);
    } else {
      idMissing = true;
    }
  }

  /** Whether a call below billed what a span with this response id reports. */
  synchronized boolean covers(@Nullable String responseId) {
    return billed > 0
        && (responseId == null
            || idMissing
            || (responseIds != null && responseIds.contains(responseId)));
  }

  /** What the calls below cost together, or null when nothing is known or currencies differ. */
  synchronized @Nullable Money below() {
    return mixedCurrencies ? null : below;
  }

  /** What goes up to the parent: all from below, and the span's own. */
  synchronized Billed total(@Nullable Billed own) {
    SpanCost sum = new SpanCost();
    if (billed > 0 || below != null) {
      sum.add(new Billed(below(), billed, idMissing, responseIds == null ? Set.of() : responseIds));
    }
    if (own != null) {
      sum.add(own);
    }
    return new Billed(
        sum.below(),
        sum.billed,
        sum.idMissing,
        sum.responseIds == null ? Set.of() : Set.copyOf(sum.responseIds));
  }

  /**
   * Calls and charges that were billed.
   *
   * @param amount their sum, as far as it is known
   * @param calls how many calls
   * @param idMissing whether the response of one has no id
   * @param responseIds the ids of the others
   */
  record Billed(@Nullable Money amount, int calls, boolean idMissing, Set<String> responseIds) {
    /** A charge adds to what is above it, and stands for no call there. */
    static Billed charge(@Nullable Money amount) {
      return new Billed(amount, 0, false, Set.of());
    }

    /** Whether there is nothing to add. */
    boolean isNothing() {
      return calls == 0 && amount == null;
    }

    static Billed one(@Nullable Money amount, @Nullable String responseId) {
      return new Billed(
          amount, 1, responseId == null, responseId == null ? Set.of() : Set.of(responseId));
    }
  }
}
