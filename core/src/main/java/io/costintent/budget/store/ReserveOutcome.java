/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What came of a reservation.
 *
 * @since 0.1
 */
public sealed interface ReserveOutcome {
  /**
   * All holds were taken.
   *
   * @param balances the counters after that, in the order of the holds
   */
  record Granted(List<Balance> balances) implements ReserveOutcome {
    public Granted {
      balances = List.copyOf(balances);
    }
  }

  /**
   * Nothing was taken, because an enforced limit does not allow it.
   *
   * @param hold the index of the hold that lacks most
   * @param balances the counters as they are, in the order of the holds
   */
  record Exceeded(int hold, List<Balance> balances) implements ReserveOutcome {
    public Exceeded {
      balances = List.copyOf(balances);
    }
  }

  /**
   * The store gave no answer in time; the reservation may have been taken or not, and has been
   * given back or will expire.
   *
   * @param reason what failed, in a few words
   */
  record Unavailable(String reason) implements ReserveOutcome {
    public Unavailable {
      requireNonNull(reason, "reason");
    }
  }
}
