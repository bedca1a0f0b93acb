/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.table;

import io.costintent.usage.UsageUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What one run showed of one form of one operation.
 *
 * @param version the version of the SDK in this run
 * @param suite whether a conformance suite showed it, not only tests of its own
 * @param units the names of the units that its records had, in the order of {@link UsageUnit}
 */
record Cell(
    String client,
    String sdk,
    String version,
    String operation,
    Form form,
    boolean suite,
    List<String> units) {
  static final Comparator<Cell> ORDER =
      Comparator.comparing((Cell cell) -> cell.client() + '\n' + cell.sdk())
          .thenComparing(Cell::operation)
          .thenComparing(Cell::form);

  private static final Comparator<String> BY_UNIT =
      Comparator.comparingInt(Cell::index).thenComparing(Comparator.naturalOrder());

  private static int index(String unit) {
    UsageUnit known = UsageUnit.known(unit);
    return known == null ? Integer.MAX_VALUE : known.index();
  }

  Cell {
    units = sorted(units);
  }

  static List<String> sorted(Collection<String> units) {
    TreeSet<String> sorted = new TreeSet<>(BY_UNIT);
    sorted.addAll(units);
    return List.copyOf(sorted);
  }
}
