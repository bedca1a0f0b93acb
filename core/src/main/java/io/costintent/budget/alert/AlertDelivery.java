/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.internal.Guard;
import io.costintent.internal.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands alerts to one sink, on a thread of its own, again after a while when it fails. */
final class AlertDelivery {
  static final int CAPACITY = 256;
  static final int ATTEMPTS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final AlertSink sink;
  private final Worker worker;
  private final AlertMetrics metrics;
  private final AtomicInteger waiting = new AtomicInteger();

  private enum Outcome {
    DELIVERED,
    AGAIN,
    FAILED
  }

  AlertDelivery(AlertSink sink, Worker worker, AlertMetrics metrics) {
    this.sink = sink;
    this.worker = worker;
    this.metrics = metrics;
    metrics.known(sink.name());
  }

  void offer(BudgetAlert alert) {
    if (waiting.incrementAndGet() > CAPACITY) {
      waiting.decrementAndGet();
      metrics.dropped(sink.name());
      return;
    }
    worker.execute(() -> attempt(alert, 1));
  }

  void close() {
    worker.close(PATIENCE);
    if (sink instanceof AutoCloseable closeable) {
      Guard.get(
          "closing alert sink " + sink.name(),
          () -> {
            closeable.close();
            return true;
          },
          false);
    }
    for (int left = waiting.getAndSet(0); left > 0; left--) {
      metrics.dropped(sink.name());
    }
  }

  private void attempt(BudgetAlert alert, int attempt) {
    Outcome outcome = deliver(alert, attempt);
    if (outcome == Outcome.AGAIN) {
      worker.schedule(() -> attempt(alert, attempt + 1), Duration.ofSeconds(1L << (attempt - 1)));
      return;
    }
    waiting.decrementAndGet();
    if (outcome == Outcome.DELIVERED) {
      metrics.delivered(sink.name());
    } else {
      metrics.dropped(sink.name());
    }
  }

  private Outcome deliver(BudgetAlert alert, int attempt) {
    return Guard.get(
        "alert sink " + sink.name(),
        () -> {
          try {
            sink.deliver(alert);
            return Outcome.DELIVERED;
          } catch (IOException e) {
            if (attempt < ATTEMPTS) {
              return Outcome.AGAIN;
            }
            throw e;
          }
        },
        Outcome.FAILED);
  }
}
