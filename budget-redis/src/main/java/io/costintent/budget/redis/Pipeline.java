/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Sends what many threads want in few batches: while one is under way, the rest gathers. What it
 * costs to cross the network and to start a script is so shared by all who wait. Thread-safe.
 */
final class Pipeline {
  private static final int MOST_OPERATIONS = 256;
  private static final int REAP_AT_MOST = 32;
  private static final long ANSWERED = Long.MIN_VALUE;

  private final Link link;
  private final ServerClock clock;
  private final LongSupplier nanos;
  private final String client;
  private final long rememberMillis;
  private final Queue<Operation> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Sent> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong silentSince = new AtomicLong(ANSWERED);
  private final ReentrantLock turn = new ReentrantLock();

  Pipeline(Link link, ServerClock clock, LongSupplier nanos, String client, long rememberMillis) {
    this.link = link;
    this.clock = clock;
    this.nanos = nanos;
    this.client = client;
    this.rememberMillis = rememberMillis;
  }

  /** Sends soon; never blocks. While there is no connection, the operation fails at once. */
  void submit(Operation operation) {
    waiting.add(operation);
    pump();
  }

  /** For how many nanoseconds the server has left something unanswered; 0 when it has not. */
  long silence() {
    long since = silentSince.get();
    return since == ANSWERED ? 0 : nanos.getAsLong() - since;
  }

  /** Waits no longer for what is under way. */
  void giveUp(String reason) {
    silentSince.set(ANSWERED);
    for (Sent sent : underWay) {
      sent.lost(reason);
    }
  }

  private void pump() {
    while (!waiting.isEmpty() && underWay.isEmpty() && turn.tryLock()) {
      List<Operation> refused = List.of();
      try {
        if (underWay.isEmpty()) {
          List<Operation> operations = next();
          if (link.isOpen()) {
            send(operations);
          } else {
            refused = operations;
          }
        }
      } finally {
        turn.unlock();
      }
      for (Operation operation : refused) {
        operation.refused(link.trouble());
      }
    }
  }

  private List<Operation> next() {
    List<Operation> operations = new ArrayList<>();
    Operation operation;
    while (operations.size() < MOST_OPERATIONS && (operation = waiting.poll()) != null) {
      if (operation.begins()) {
        operations.add(operation);
      }
    }
    return operations;
  }

  private void send(List<Operation> operations) {
    if (operations.isEmpty()) {
      return;
    }
    Batch batch = new Batch(operations, nanos.getAsLong());
    byte[] packed = batch.pack(client, rememberMillis, REAP_AT_MOST);
    Sent sent = new Sent(batch);
    underWay.add(sent);
    silentSince.compareAndSet(ANSWERED, batch.sentAt());
    link.run(packed, sent);
  }

  /** A batch whose answer is awaited; only the first end counts. */
  private final class Sent implements Link.Ending {
    private final Batch batch;
    private final AtomicBoolean ended = new AtomicBoolean();

    Sent(Batch batch) {
      this.batch = batch;
    }

    @Override
    public void answered(List<Object> reply) {
      long endedAt = nanos.getAsLong();
      end(() -> {
        silentSince.set(ANSWERED);
        clock.compare(batch.answer(reply), batch.sentAt(), endedAt);
      });
    }

    @Override
    public void refused(String reason) {
      end(() -> batch.refuse(reason));
    }

    @Override
    public void lost(String reason) {
      end(() -> batch.fail(reason));
    }

    private void end(Runnable tell) {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      try {
        tell.run();
      } finally {
        // Only now, so that those who got an answer and ask again share the next batch.
        underWay.remove(this);
        pump();
      }
    }
  }
}
