/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reader met and did not take, so that nothing is dropped in silence. Not thread-safe;
 * confine to one thread.
 */
public final class SourceNotes {
  private final SortedMap<String, Integer> notMapped = new TreeMap<>();
  private final List<String> unknownKeys = new ArrayList<>();
  private final List<String> quarantined = new ArrayList<>();

  /** Counts a key that is left out on purpose. */
  public void notMapped(String source, String key, String why) {
    notMapped.merge(source + " | " + key + " | " + why, 1, Integer::sum);
  }

  /** Notes a key that nobody has decided about, with its file and path. */
  public void unknownKey(String file, String path, String key) {
    unknownKeys.add(file + ": " + path + ": unknown key " + key);
  }

  /** Notes a figure that cannot be a price. */
  public void quarantine(String where, String what) {
    quarantined.add(where + " | " + what);
  }

  /** Keys left out on purpose, as {@code source | key | why}, and how often they occur. */
  public SortedMap<String, Integer> notMapped() {
    return Collections.unmodifiableSortedMap(notMapped);
  }

  /** Keys that nobody has decided about. */
  public List<String> unknownKeys() {
    return Collections.unmodifiableList(unknownKeys);
  }

  /** Figures that cannot be prices, as {@code where | what}. */
  public List<String> quarantined() {
    return Collections.unmodifiableList(quarantined);
  }
}
