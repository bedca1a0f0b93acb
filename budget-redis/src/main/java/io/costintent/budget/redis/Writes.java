/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What must be written sooner or later: nobody waits for it, and what fails is sent again, which is
 * harmless. Holds a bounded number in memory. Thread-safe.
 */
final class Writes {
  private static final int MOST_AT_ONCE = 4096;

  private final Pipeline pipeline;
  private final int capacity;
  private final Queue<Write> failed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  Writes(Pipeline pipeline, int capacity) {
    this.pipeline = pipeline;
    this.capacity = capacity;
  }

  /**
   * Writes in the background.
   *
   * @param written told once, when it is in the store
   * @return whether there is room to keep it in memory until then
   */
  boolean submit(Consumer<Batch> writer, Runnable written) {
    if (pending.incrementAndGet() > capacity) {
      pending.decrementAndGet();
      return false;
    }
    pipeline.submit(new Write(writer, written));
    return true;
  }

  /** Sends again what failed. */
  void again() {
    Write write;
    for (int i = 0; i < MOST_AT_ONCE && (write = failed.poll()) != null; i++) {
      pipeline.submit(write);
    }
  }

  /** How many are not written yet. */
  int pending() {
    return pending.get();
  }

  private final class Write implements Operation {
    private final Consumer<Batch> writer;
    private final Runnable written;

    Write(Consumer<Batch> writer, Runnable written) {
      this.writer = writer;
      this.written = written;
    }

    @Override
    public void write(Batch batch) {
      writer.accept(batch);
    }

    @Override
    public void done(Object answer, Batch batch) {
      pending.decrementAndGet();
      written.run();
    }

    @Override
    public void failed(String reason) {
      failed.add(this);
    }
  }
}
