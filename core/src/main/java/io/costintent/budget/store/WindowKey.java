/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that a counter counts over, as a store needs to know it.
 *
 * <p>A calendar window such as {@code 2026-11} is a counter of its own: one slot, never advanced. A
 * rolling window is one counter that lasts, cut into slots; what lies {@code slots} or more slots
 * back counts no longer. Slots only ever make a rolling window forget late, never early.
 *
 * @param id what tells windows of one budget apart, such as {@code month:2026-11} or {@code
 *     rolling:PT24H}
 * @param slot the number of the slot that is current, from 0; always 0 for a calendar window
 * @param slots how many slots, the current one included, count; 1 for a calendar window
 * @param keepUntil when a store may forget the counter, null for never
 * @since 0.1
 */
public record WindowKey(String id, long slot, int slots, @Nullable Instant keepUntil) {
  public WindowKey {
    requireNonNull(id, "id");
    if (slot < 0) {
      throw new IllegalArgumentException("slot: " + slot + " (expected: >= 0)");
    }
    if (slots < 1) {
      throw new IllegalArgumentException("slots: " + slots + " (expected: >= 1)");
    }
  }
}
