/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The reservations that expired, with what they held, for settlements that come late. Beyond the
 * bound the one that expired first goes. Lock-free and thread-safe.
 */
final class ExpiredReservations {
  private final ConcurrentMap<String, KnownReservation> reservations = new ConcurrentHashMap<>();
  private final Queue<String> order = new ConcurrentLinkedQueue<>();
  private final int most;

  ExpiredReservations(int most) {
    this.most = most;
  }

  @Nullable KnownReservation find(String id) {
    return reservations.get(id);
  }

  void put(KnownReservation reservation) {
    reservations.put(reservation.id(), reservation);
    order.add(reservation.id());
    while (reservations.size() > most) {
      String first = order.poll();
      if (first == null) {
        return;
      }
      reservations.remove(first);
    }
  }

  void remove(KnownReservation reservation) {
    if (reservations.remove(reservation.id(), reservation)) {
      order.remove(reservation.id());
    }
  }
}
