/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/** The requests in their order of arrival. Thread-safe. */
final class RequestLog {
  private final Lock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private int sequence;

  /** Adds the request that {@code factory} makes of the next sequence number. */
  RecordedRequest add(IntFunction<RecordedRequest> factory) {
    lock.lock();
    try {
      RecordedRequest request = factory.apply(++sequence);
      requests.add(request);
      added.signalAll();
      return request;
    } finally {
      lock.unlock();
    }
  }

  List<RecordedRequest> all() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      requests.clear();
    } finally {
      lock.unlock();
    }
  }

  List<RecordedRequest> await(int count, Duration timeout) {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (requests.size() < count && left > 0) {
        left = added.awaitNanos(left);
      }
      if (requests.size() < count) {
        throw new AssertionError(
            "requests: %s (expected: at least %d within %s)".formatted(requests, count, timeout));
      }
      return List.copyOf(requests);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in wait for " + count + " requests", e);
    } finally {
      lock.unlock();
    }
  }
}
