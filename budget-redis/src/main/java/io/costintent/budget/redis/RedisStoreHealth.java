/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a store is doing, for gauges and health checks. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RedisStoreHealth {
  private final @Nullable String trouble;
  private final @Nullable Instant degradedSince;
  private final long unavailable;
  private final int pendingSettlements;
  private final int settlementsOnDisk;
  private final long lostSettlements;
  private final long unjournalledSettlements;
  private final long replayed;
  private final int slices;

  RedisStoreHealth(
      @Nullable String trouble,
      @Nullable Instant degradedSince,
      long unavailable,
      int pendingSettlements,
      int settlementsOnDisk,
      long lostSettlements,
      long unjournalledSettlements,
      long replayed,
      int slices) {
    this.trouble = trouble;
    this.degradedSince = degradedSince;
    this.unavailable = unavailable;
    this.pendingSettlements = pendingSettlements;
    this.settlementsOnDisk = settlementsOnDisk;
    this.lostSettlements = lostSettlements;
    this.unjournalledSettlements = unjournalledSettlements;
    this.replayed = replayed;
    this.slices = slices;
  }

  /** Whether the server cannot be reached or does not answer. */
  public boolean isDegraded() {
    return degradedSince != null;
  }

  /** Since when, by the local clock; null while it answers. */
  public @Nullable Instant degradedSince() {
    return degradedSince;
  }

  /** What is wrong, in a few words; null while nothing is. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** How many reservations got no answer, in all. */
  public long unavailable() {
    return unavailable;
  }

  /** How many settlements and releases wait in memory to be written. */
  public int pendingSettlements() {
    return pendingSettlements;
  }

  /** How many wait on disk only, as memory was full. */
  public int settlementsOnDisk() {
    return settlementsOnDisk;
  }

  /** How many found neither room in memory nor on disk and are lost, in all. */
  public long lostSettlements() {
    return lostSettlements;
  }

  /** How many the journal could not take: they would be lost with the process. In all. */
  public long unjournalledSettlements() {
    return unjournalledSettlements;
  }

  /** How many settlements and slices of other JVMs, now gone, this one wrote. In all. */
  public long replayed() {
    return replayed;
  }

  /** How many slices are open. */
  public int slices() {
    return slices;
  }

  @Override
  public String toString() {
    return "RedisStoreHealth[trouble="
        + trouble
        + ", degradedSince="
        + degradedSince
        + ", unavailable="
        + unavailable
        + ", pendingSettlements="
        + pendingSettlements
        + ", settlementsOnDisk="
        + settlementsOnDisk
        + ", lostSettlements="
        + lostSettlements
        + ", unjournalledSettlements="
        + unjournalledSettlements
        + ", replayed="
        + replayed
        + ", slices="
        + slices
        + ']';
  }
}
