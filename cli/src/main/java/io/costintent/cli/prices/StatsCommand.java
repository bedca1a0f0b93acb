/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.InputException;
import io.costintent.cli.terminal.Json;
import io.costintent.cli.terminal.Styles;
import io.costintent.cli.terminal.Table;
import io.costintent.prices.PriceImport;
import io.costintent.prices.PriceStats;
import io.costintent.prices.source.Quote;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.RateCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code costintent prices stats}. */
@Command(
    name = "stats",
    description = "Counts what a price book has: providers, models, rate cards, units, terms.",
    footer = {"", "Example:", "  costintent prices stats --providers"})
final class StatsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--book",
      paramLabel = "FILE",
      description = "A price book in the project's format, instead of the bundled one.")
  private @Nullable Path book;

  @Option(names = "--providers", description = "List each provider.")
  private boolean each;

  @Option(
      names = "--coverage",
      paramLabel = "FOLDER",
      description = "Also count how much of these snapshots of published prices the book finds.")
  private @Nullable Path snapshots;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StatsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    PriceBook prices = Books.open(book);
    Map<String, int[]> providers = new TreeMap<>();
    Set<String> units = new TreeSet<>();
    int conditional = 0;
    int dated = 0;
    int disputed = 0;
    for (ModelPrices model : prices.models()) {
      int[] counts = providers.computeIfAbsent(model.provider(), name -> new int[2]);
      counts[0]++;
      for (RateCard card : model.cards()) {
        counts[1]++;
        card.rates().keySet().forEach(unit -> units.add(unit.name()));
        conditional += CardText.terms(card).equals("any") ? 0 : 1;
        dated += card.validFrom() == null && card.validTo() == null ? 0 : 1;
        disputed += card.provenance().disputedBy().isEmpty() ? 0 : 1;
      }
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("book", prices.label());
    facts.put("age in days", age(prices));
    facts.put("providers", providers.size());
    facts.put("models", prices.modelCount());
    facts.put("rate cards", prices.cardCount());
    facts.put("cards under terms", conditional);
    facts.put("cards of a period", dated);
    facts.put("cards disputed", disputed);
    facts.put("cards skipped", prices.skippedCards());
    facts.put("units priced", units.size());
    SortedMap<String, PriceStats.Coverage> coverage = coverage(prices);
    print(facts, units, providers, coverage);
    return ExitCode.OK;
  }

  private SortedMap<String, PriceStats.Coverage> coverage(PriceBook prices) throws IOException {
    if (snapshots == null) {
      return new TreeMap<>();
    }
    try {
      List<Quote> quotes =
          PriceImport.ofFolder(snapshots).into(snapshots.resolve("no-book-yet")).quotes();
      return PriceStats.coverage(prices, quotes, surroundings.clock().instant());
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private void print(
      Map<String, Object> facts,
      Set<String> units,
      Map<String, int[]> providers,
      SortedMap<String, PriceStats.Coverage> coverage) {
    PrintWriter out = surroundings.out();
    if (json) {
      ObjectNode node = Json.object();
      facts.forEach((name, value) -> node.putPOJO(name.replace(' ', '_'), value));
      units.forEach(node.putArray("units")::add);
      ObjectNode models = node.putObject("models_by_provider");
      providers.forEach((name, counts) -> models.put(name, counts[0]));
      ObjectNode found = node.putObject("coverage");
      coverage.forEach((source, one) ->
          found.putObject(source).put("priced", one.priced()).put("found", one.pricedFound()));
      out.println(Json.pretty(node));
      out.flush();
      return;
    }
    facts.forEach((name, value) -> out.printf("%-18s %s%n", name, value));
    out.println();
    out.println("units: " + String.join(", ", units));
    if (each) {
      out.println();
      Table table = Table.of("provider", ">models", ">cards");
      providers.forEach((name, counts) -> table.row(name, "" + counts[0], "" + counts[1]));
      table.print(out, Styles.of(surroundings.coloured()));
    }
    if (!coverage.isEmpty()) {
      out.println();
      Table table = Table.of("source", ">models", ">found", ">priced", ">found", ">share");
      coverage.forEach((source, one) -> table.row(row(source, one)));
      table.print(out, Styles.of(surroundings.coloured()));
    }
    out.flush();
  }

  private static String[] row(String source, PriceStats.Coverage one) {
    BigDecimal share =
        BigDecimal.valueOf(one.pricedFound() * 100L)
            .divide(BigDecimal.valueOf(Math.max(one.priced(), 1)), 2, RoundingMode.DOWN);
    return new String[] {
      source,
      "" + one.listed(),
      "" + one.found(),
      "" + one.priced(),
      "" + one.pricedFound(),
      share + "%"
    };
  }

  private String age(PriceBook prices) {
    Instant generated = prices.generatedAt();
    return generated == null
        ? "unknown"
        : "" + Duration.between(generated, surroundings.clock().instant()).toDays();
  }
}
