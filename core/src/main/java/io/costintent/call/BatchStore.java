/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who submitted batch jobs and why, until their results are read, and which results were
 * billed: in this process, or, as an implementation of yours, wherever jobs are read by another one
 * than submitted them.
 *
 * <p>Called within a guard, on the thread that submits a job or reads results, once for each job
 * and once for each result. A store that fails loses nothing but what it was asked to keep: results
 * are then billed, with the intent that is current where they are read. Thread-safe.
 *
 * @since 0.1
 */
public interface BatchStore {
  /**
   * Keeps the intent of a job, in place of one that is there.
   *
   * @param provider who runs it, such as {@code openai}
   * @param job the provider's id of it, or of the file that its results are in
   */
  void submitted(String provider, String job, CostIntent intent);

  /** Returns the intent of a job, or null when nobody said. */
  @Nullable CostIntent intent(String provider, String job);

  /**
   * Returns whether the caller is the first of all users of the store to bill a result, and so the
   * one that bills it.
   *
   * @param result what the application called the request, its {@code custom_id}: to be kept, if at
   *     all, as a hash
   */
  boolean claim(String provider, String job, String result);

  /**
   * Returns a store for one process. It keeps the intents of the last 10,000 jobs, and of the jobs
   * read last a million results.
   */
  static BatchStore inMemory() {
    return new InMemoryBatchStore();
  }
}
