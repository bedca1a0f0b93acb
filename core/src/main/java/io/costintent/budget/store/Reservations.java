/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import io.costintent.internal.Clocks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The reservations of a store in memory, from the first hold to the settlement.
 *
 * <p>A reservation is found among the open ones, later among the expired or the ended ones; it is
 * put where it goes before it leaves where it was, so it is never nowhere. What happened to it is
 * told by its phase alone. Lock-free and thread-safe.
 */
final class Reservations {
  /** Stands for all that were settled or released. */
  private static final KnownReservation ENDED = new KnownReservation("", Phase.Mark.SETTLED);

  private static final int MOST_SPINS = 100_000;
  private static final long MOST_SECONDS = Long.MAX_VALUE / 1000;

  private final ConcurrentMap<String, KnownReservation> open = new ConcurrentHashMap<>();
  private final ExpiredReservations expired;
  private final EndedReservations ended;
  private final Counters counters;
  private final InstantSource time;
  private final Due due = new Due();

  Reservations(Counters counters, InstantSource time, int remembered) {
    this.counters = counters;
    this.time = time;
    this.expired = new ExpiredReservations(remembered);
    this.ended = new EndedReservations(remembered);
  }

  ReserveOutcome reserve(Reservation reservation, long now) {
    while (true) {
      KnownReservation mine = new KnownReservation(reservation.id(), Phase.Mark.STARTING);
      KnownReservation known = open.putIfAbsent(mine.id(), mine);
      if (known == null) {
        known = findEnded(mine.id());
        if (known == null) {
          return start(mine, reservation, now);
        }
        refuse(mine);
      }
      Phase phase = await(known);
      if (phase == Phase.Mark.STARTING) {
        return new ReserveOutcome.Unavailable("the same reservation is being made");
      }
      if (phase != Phase.Mark.REFUSED) {
        return granted(reservation.holds(), counters.of(reservation.holds(), now));
      }
      open.remove(known.id(), known);
    }
  }

  private void refuse(KnownReservation mine) {
    if (mine.compareAndSet(Phase.Mark.STARTING, Phase.Mark.REFUSED)) {
      open.remove(mine.id(), mine);
    }
  }

  private ReserveOutcome start(KnownReservation mine, Reservation reservation, long now) {
    Counter[] found = counters.of(reservation.holds(), now);
    TakenHolds.Attempt attempt = new TakenHolds.Attempt(reservation.holds(), found, null);
    TakenHolds taken = attempt.take(deadline(reservation, now));
    if (taken == null) {
      refuse(mine);
      return new ReserveOutcome.Exceeded(attempt.lacking(), balances(reservation.holds(), found));
    }
    if (mine.compareAndSet(Phase.Mark.STARTING, taken)) {
      due.add(taken.deadline());
    } else {
      taken.giveBack(); // it was settled or released meanwhile
    }
    return granted(reservation.holds(), found);
  }

  ReserveOutcome extend(Reservation reservation, long now) {
    while (true) {
      KnownReservation known = find(reservation.id());
      if (known == null) {
        return reserve(reservation, now);
      }
      Phase phase = await(known);
      if (phase == Phase.Mark.STARTING) {
        return new ReserveOutcome.Unavailable("the reservation is being made");
      }
      if (phase != Phase.Mark.REFUSED) {
        Counter[] found = counters.of(reservation.holds(), now);
        if (phase instanceof Phase.Mark) {
          return granted(reservation.holds(), found);
        }
        ReserveOutcome outcome = extend(known, phase, reservation, found, now);
        if (outcome != null) {
          return outcome;
        }
      }
    }
  }

  /** Takes the difference; null when the reservation changed meanwhile. */
  private @Nullable ReserveOutcome extend(
      KnownReservation known, Phase phase, Reservation reservation, Counter[] found, long now) {
    TakenHolds held = phase instanceof Phase.Expired expired ? expired.holds() : (TakenHolds) phase;
    boolean wasExpired = phase != held;
    TakenHolds before = wasExpired ? held.floors() : held;
    TakenHolds.Attempt attempt = new TakenHolds.Attempt(reservation.holds(), found, before);
    TakenHolds taken = attempt.take(deadline(reservation, now));
    if (taken == null) {
      return new ReserveOutcome.Exceeded(attempt.lacking(), balances(reservation.holds(), found));
    }
    if (!known.compareAndSet(phase, taken)) {
      taken.revertTo(before);
      return null;
    }
    if (wasExpired) {
      held.unchargeFloors(taken);
      open.put(known.id(), known);
      expired.remove(known);
    } else {
      held.giveBackBut(taken);
    }
    due.add(taken.deadline());
    return granted(reservation.holds(), found);
  }

  void settle(Settlement settlement) {
    KnownReservation fresh = null;
    while (true) {
      KnownReservation known = find(settlement.id());
      if (known == null) {
        // Nobody reserved under this id, or it is forgotten: the call has run all the same.
        fresh = fresh == null ? new KnownReservation(settlement.id(), Phase.Mark.STARTING) : fresh;
        known = open.putIfAbsent(settlement.id(), fresh);
        if (known == null) {
          known = fresh;
        }
      }
      Phase phase = known.get();
      if (phase == Phase.Mark.REFUSED) {
        open.remove(known.id(), known);
      } else if (phase instanceof Phase.Mark && phase != Phase.Mark.STARTING) {
        return;
      } else if (phase == Phase.Mark.STARTING && findEnded(known.id()) != null) {
        open.remove(known.id(), known);
      } else if (known.compareAndSet(phase, settled(phase))) {
        charge(phase, settlement);
        ended.put(known.id());
        open.remove(known.id(), known);
        if (phase instanceof Phase.Expired) {
          expired.remove(known);
        }
        return;
      }
    }
  }

  private static Phase.Mark settled(Phase phase) {
    return phase instanceof Phase.Expired ? Phase.Mark.LATE : Phase.Mark.SETTLED;
  }

  private void charge(Phase phase, Settlement settlement) {
    boolean late = phase instanceof Phase.Expired;
    TakenHolds held =
        phase instanceof Phase.Expired expired
            ? expired.holds()
            : phase instanceof TakenHolds taken ? taken : null;
    if (held != null && held.areThoseOf(settlement.charges())) {
      held.charge(settlement.charges(), late);
      return;
    }
    long now = time.millis();
    List<Counter> charged = new ArrayList<>(settlement.charges().size());
    for (Settlement.Charge charge : settlement.charges()) {
      Counter counter = counters.of(charge.key(), now);
      long slot = charge.key().window().slot();
      if (held == null || charged.contains(counter)) {
        counter.charge(slot, 0, 0, charge.amount());
      } else {
        held.charge(counter, slot, charge.amount(), late);
      }
      charged.add(counter);
    }
    if (held != null) {
      held.chargeNothingBut(charged, late);
    }
  }

  void release(String id) {
    KnownReservation known = open.get(id);
    while (known != null && known.get() instanceof TakenHolds held) {
      if (known.compareAndSet(held, Phase.Mark.RELEASED)) {
        held.giveBack();
        ended.put(known.id());
        open.remove(known.id(), known);
      }
    }
  }

  /** Expires what is due. */
  void reapIfDue(long now) {
    if (due.take(now)) {
      for (KnownReservation reservation : open.values()) {
        if (reservation.get() instanceof TakenHolds held) {
          expireOrWait(reservation, held, now);
        }
      }
    }
  }

  private void expireOrWait(KnownReservation reservation, TakenHolds held, long now) {
    if (held.deadline() > now) {
      due.add(held.deadline());
    } else if (reservation.compareAndSet(held, new Phase.Expired(held))) {
      held.chargeFloors();
      expired.put(reservation);
      open.remove(reservation.id(), reservation);
    }
  }

  private @Nullable KnownReservation find(String id) {
    KnownReservation known = open.get(id);
    return known == null ? findEnded(id) : known;
  }

  private @Nullable KnownReservation findEnded(String id) {
    KnownReservation known = expired.find(id);
    return known == null && ended.contains(id) ? ENDED : known;
  }

  /** Waits for another thread that makes the same reservation, which takes it a moment. */
  private static Phase await(KnownReservation known) {
    Phase phase = known.get();
    for (int i = 0; phase == Phase.Mark.STARTING && i < MOST_SPINS; i++) {
      Clocks.spin();
      phase = known.get();
    }
    return phase;
  }

  private static long deadline(Reservation reservation, long now) {
    long seconds = reservation.ttl().toSeconds();
    long millis = seconds < MOST_SECONDS ? reservation.ttl().toMillis() : Long.MAX_VALUE;
    return Saturating.add(now, Math.max(1, millis));
  }

  private static ReserveOutcome granted(List<Hold> holds, Counter[] counters) {
    return new ReserveOutcome.Granted(balances(holds, counters));
  }

  private static List<Balance> balances(List<Hold> holds, Counter[] counters) {
    if (counters.length == 1) {
      return List.of(counters[0].balance(holds.get(0).key()));
    }
    Balance[] balances = new Balance[counters.length];
    for (int i = 0; i < balances.length; i++) {
      balances[i] = counters[i].balance(holds.get(i).key());
    }
    return List.of(balances);
  }

  int open() {
    return open.size();
  }
}
