/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Reserves or extends, for a call that waits. */
final class HoldOperation implements Operation {
  private static final int QUEUED = 0;
  private static final int SENT = 1;
  private static final int GONE = 2;

  private final String code;
  private final Reservation reservation;
  private final Tuple tuple;
  private final long attempt;
  private final CompletableFuture<ReserveOutcome> outcome = new CompletableFuture<>();
  private final AtomicInteger state = new AtomicInteger(QUEUED);

  private HoldOperation(String code, Reservation reservation, Tuple tuple, long attempt) {
    this.code = code;
    this.reservation = reservation;
    this.tuple = tuple;
    this.attempt = attempt;
  }

  /**
   * @param attempt tells apart what is given back from what is reserved anew under the same id
   */
  static HoldOperation reserve(Reservation reservation, Tuple tuple, long attempt) {
    boolean small = true;
    for (Hold hold : reservation.holds()) {
      small &= MsgPack.isNumber(hold.amount());
    }
    return new HoldOperation(small ? "R" : "G", reservation, tuple, attempt);
  }

  static HoldOperation extend(Reservation reservation, Tuple tuple, long attempt) {
    return new HoldOperation("E", reservation, tuple, attempt);
  }

  CompletableFuture<ReserveOutcome> outcome() {
    return outcome;
  }

  long attempt() {
    return attempt;
  }

  /** Nobody waits any more; returns whether it may have been done. */
  boolean abandon() {
    return !state.compareAndSet(QUEUED, GONE);
  }

  @Override
  public boolean begins() {
    return state.compareAndSet(QUEUED, SENT);
  }

  @Override
  public void write(Batch batch) {
    List<Hold> holds = reservation.holds();
    int index = batch.index(tuple);
    MsgPack amounts = new MsgPack(20 * holds.size()).array(2 * holds.size());
    for (Hold hold : holds) {
      amounts.number(hold.amount());
    }
    for (Hold hold : holds) {
      amounts.number(hold.floor());
    }
    MsgPack out = batch.out().array(6 + holds.size()).text(code).text(reservation.id());
    out.number(attempt).number(millis()).number(index).text(amounts);
    for (Hold hold : holds) {
      out.number(hold.amount());
    }
  }

  @Override
  public void done(Object answer, Batch batch) {
    if (answer instanceof List<?> refused) {
      List<Balance> balances = new ArrayList<>();
      for (int i = 0; i < tuple.counters().size(); i++) {
        balances.add(Batch.balance(tuple.counters().get(i), refused, 2 + 3 * i));
      }
      int hold = Math.toIntExact(Names.number(refused.get(1)));
      outcome.complete(new ReserveOutcome.Exceeded(hold, balances));
    } else if (Names.number(answer) == 0) {
      outcome.complete(new ReserveOutcome.Granted(batch.balances(tuple.counters())));
    } else {
      failed("given back");
    }
  }

  @Override
  public void failed(String reason) {
    outcome.complete(new ReserveOutcome.Unavailable(reason));
  }

  /** At least one: a hold that expires before it is taken would be none. */
  private long millis() {
    return Math.max(1, reservation.ttl().toMillis());
  }
}
