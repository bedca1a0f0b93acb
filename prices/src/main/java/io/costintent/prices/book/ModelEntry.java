/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A model as the file has it. Immutable and thread-safe.
 *
 * @param name its name, lower case
 * @param aka its other names, sorted
 * @param cards its cards, in the order of {@link Card#ORDER}
 * @param drop conditions under which cards of the sources are not taken; only in hand-entered files
 * @param line where it is in its file; 0 when it is not from a file
 */
public record ModelEntry(
    String name, List<String> aka, List<Card> cards, List<Terms> drop, int line) {
  public ModelEntry {
    aka = List.copyOf(new TreeSet<>(aka));
    List<Card> sorted = new ArrayList<>(cards);
    sorted.sort(Card.ORDER);
    cards = List.copyOf(sorted);
    drop = List.copyOf(drop);
  }

  /** Returns a model with only these cards. */
  public static ModelEntry of(String name, List<Card> cards) {
    return new ModelEntry(name, List.of(), cards, List.of(), 0);
  }

  /** Returns this model with other cards. */
  public ModelEntry with(List<Card> others) {
    return new ModelEntry(name, aka, others, drop, line);
  }

  /** Returns this model with other other names. */
  public ModelEntry alias(Iterable<String> others) {
    List<String> names = new ArrayList<>();
    others.forEach(names::add);
    return new ModelEntry(name, names, cards, drop, line);
  }
}
