/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.PriceProblem.Severity;
import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookFolder;
import io.costintent.prices.book.DocumentFormatException;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.ProviderEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for what is wrong in the source form of a price book: rates that cannot be, cards that
 * overlap or leave a gap, names with two meanings, editions that lack what their family has.
 *
 * @since 0.1
 */
public final class PriceCheck {
  private final List<PriceProblem> problems = new ArrayList<>();

  private PriceCheck() {}

  /** Returns the problems of the book in a folder, by file and line; empty when there are none. */
  public static List<PriceProblem> of(Path folder) throws IOException {
    PriceCheck check = new PriceCheck();
    try {
      check.strictly(folder);
      check.document(BookFolder.read(folder));
    } catch (DocumentFormatException e) {
      check.unreadable(String.valueOf(e.getMessage()));
    }
    check.problems.sort(null);
    return List.copyOf(check.problems);
  }

  private void document(BookDocument book) {
    for (ProviderEntry provider : book.providers().values()) {
      names(provider);
      for (ModelEntry model : provider.models().values()) {
        CardCheck cards = new CardCheck(provider, model, problems);
        cards.check();
      }
      new EditionCheck(provider, problems).check();
    }
  }

  /** Reads each file as the library would, which refuses more than an import needs to know. */
  private void strictly(Path folder) throws IOException {
    for (String message : StrictReading.of(folder)) {
      unreadable(message);
    }
  }

  /** Takes a message such as {@code openai.json:12: unknown key} apart. */
  private void unreadable(String message) {
    String[] parts = message.split(":", 3);
    boolean placed = parts.length == 3 && parts[1].chars().allMatch(Character::isDigit);
    problems.add(
        placed
            ? new PriceProblem(
                Severity.ERROR, parts[0], Integer.parseInt(parts[1]), parts[2].trim())
            : new PriceProblem(Severity.ERROR, BookFolder.HEADER, 1, message));
  }

  private void names(ProviderEntry provider) {
    Map<String, String> owners = new TreeMap<>();
    provider.models().keySet().forEach(name -> owners.put(name, name));
    for (ModelEntry model : provider.models().values()) {
      for (String alias : model.aka()) {
        String owner = owners.putIfAbsent(alias, model.name());
        if (owner != null || provider.latest().containsKey(alias)) {
          problems.add(
              new PriceProblem(
                  Severity.ERROR,
                  provider.file(),
                  model.line(),
                  model.name() + ": name " + alias + " means " + owner + " already"));
        }
      }
    }
    provider
        .latest()
        .forEach((alias, moves) -> {
          for (String model : moves.values()) {
            if (!owners.containsKey(model)) {
              problems.add(
                  new PriceProblem(
                      Severity.ERROR,
                      provider.file(),
                      1,
                      alias + ": moves to " + model + " (expected: a model of the file)"));
            }
          }
        });
  }
}
