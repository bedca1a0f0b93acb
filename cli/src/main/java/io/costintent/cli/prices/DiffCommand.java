/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.Json;
import io.costintent.cli.terminal.Styles;
import io.costintent.prices.PriceDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costintent prices diff}. */
@Command(
    name = "diff",
    description = {
      "Shows what differs between two price books: models and prices, old and new, in percent.",
      "",
      "A book is a file, in JSON or compact, or a folder in source form. The exit code is 1 when "
          + "something differs."
    },
    footer = {
      "",
      "Examples:",
      "  costintent prices diff old.book new.book",
      "  costintent prices diff old.book"
    })
final class DiffCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier book.")
  private Path before = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AFTER",
      description = "The later book; the bundled one, when left out.")
  private @Nullable Path after;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PriceDiff diff = PriceDiff.of(Books.open(before), Books.open(after));
    PrintWriter out = surroundings.out();
    if (json) {
      out.println(Json.pretty(json(diff)));
    } else {
      Styles styles = Styles.of(surroundings.coloured());
      diff.added().forEach(model -> out.println(styles.good("+ " + model)));
      diff.removed().forEach(model -> out.println(styles.bad("- " + model)));
      diff.changed().forEach(change -> out.println("~ " + change));
      out.println(
          diff.added().size()
              + " models added, "
              + diff.removed().size()
              + " removed, "
              + diff.changed().size()
              + " prices changed");
    }
    out.flush();
    return diff.isEmpty() ? ExitCode.OK : ExitCode.FINDING;
  }

  private static ObjectNode json(PriceDiff diff) {
    ObjectNode node = Json.object();
    diff.added().forEach(node.putArray("added")::add);
    diff.removed().forEach(node.putArray("removed")::add);
    ArrayNode changed = node.putArray("changed");
    for (PriceDiff.Change change : diff.changed()) {
      changed
          .addObject()
          .put("sku", change.sku())
          .put("what", change.what())
          .put("before", change.before())
          .put("after", change.after())
          .put("percent", change.percent() == null ? null : change.percent().toString());
    }
    return node;
  }
}
