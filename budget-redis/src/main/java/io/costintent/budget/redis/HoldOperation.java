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
  private final String client;
  private final CompletableFuture<ReserveOutcome> outcome = new CompletableFuture<>();
  private final AtomicInteger state = new AtomicInteger(QUEUED);

  private volatile boolean inDoubt;

  private HoldOperation(
      String code, Reservation reservation, Tuple tuple, long attempt, String client) {
    this.code = code;
    this.reservation = reservation;
    this.tuple = tuple;
    this.attempt = attempt;
    this.client = client;
  }

  /**
   * @param attempt tells apart what is given back from what is reserved anew under the same id; a
   *     later one is greater
   * @param client whose attempt it is
   */
  static HoldOperation reserve(Reservation reservation, Tuple tuple, long attempt, String client) {
    boolean small = true;
    for (Hold hold : reservation.holds()) {
      small &= MsgPack.isNumber(hold.amount());
    }
    return new HoldOperation(small ? "R" : "G", reservation, tuple, attempt, client);
  }

  static HoldOperation extend(Reservation reservation, Tuple tuple, long attempt, String client) {
    return new HoldOperation("E", reservation, tuple, attempt, client);
  }

  CompletableFuture<ReserveOutcome> outcome() {
    return outcome;
  }

  /** Nobody waits any more; returns whether it may have been done. */
  boolean abandon() {
    return !state.compareAndSet(QUEUED, GONE);
  }

  /** Whether its answer was lost with the connection, so that it may have been done. */
  boolean isInDoubt() {
    return inDoubt;
  }

  @Override
  public boolean begins() {
    return state.compareAndSet(QUEUED, SENT);
  }

  @Override
  public void write(Batch batch) {
    List<Hold> holds = reservation.holds();
    int index = batch.index(tuple);
    MsgPack amounts = new MsgPack(20 * holds.size() + 40).array(2 * holds.size() + 2);
    for (Hold hold : holds) {
      amounts.number(hold.amount());
    }
    for (Hold hold : holds) {
      amounts.number(hold.floor());
    }
    amounts.number(attempt).text(client);
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
      refused("given back");
    }
  }

  @Override
  public void failed(String reason) {
    inDoubt = true;
    outcome.complete(new ReserveOutcome.Unavailable(reason));
  }

  @Override
  public void refused(String reason) {
    outcome.complete(new ReserveOutcome.Unavailable(reason));
  }

  /** At least one: a hold that expires before it is taken would be none. */
  private long millis() {
    return Math.max(1, reservation.ttl().toMillis());
  }
}
