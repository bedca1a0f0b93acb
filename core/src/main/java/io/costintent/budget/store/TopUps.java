/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.HashSet;
import java.util.Set;

/**
 * What was added to the limit of one window, and by which requests.
 *
 * @param total saturating; may be negative
 * @param ids of the requests that are in it
 */
record TopUps(long total, Set<String> ids) {
  static final TopUps NONE = new TopUps(0, Set.of());

  TopUps plus(long amount, String id) {
    if (ids.contains(id)) {
      return this;
    }
    Set<String> more = new HashSet<>(ids);
    more.add(id);
    return new TopUps(Saturating.add(total, amount), Set.copyOf(more));
  }
}
