/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

/** One step of a batch, and who waits for it. */
interface Operation {
  /** Writes it; called once for each time that it is sent. */
  void write(Batch batch);

  /**
   * Takes the script's answer, on a thread of the client.
   *
   * @param balances reads the counters of the batch
   */
  void done(Object answer, Batch balances);

  /** Learns that it may have been done or not. */
  void failed(String reason);

  /** Learns that it was not done. */
  default void refused(String reason) {
    failed(reason);
  }

  /** Whether somebody still waits; what nobody waits for is not sent. */
  default boolean begins() {
    return true;
  }
}
