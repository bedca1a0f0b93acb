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
import io.costintent.cli.terminal.Table;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.UsageUnit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costintent prices find}. */
@Command(
    name = "find",
    description = {
      "Lists the models whose name contains every word.",
      "",
      "Prices are those of today at standard terms, per million tokens where the unit is tokens."
    },
    footer = {
      "",
      "Examples:",
      "  costintent prices find sonnet",
      "  costintent prices find openai mini --limit 5"
    })
final class FindCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "WORD", description = "A part of provider/model.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "40",
      description = "The most models to list; ${DEFAULT-VALUE} when left out.")
  private int limit;

  @Option(
      names = "--book",
      paramLabel = "FILE",
      description = "A price book in the project's format, instead of the bundled one.")
  private @Nullable Path book;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  FindCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<ModelPrices> found = new ArrayList<>();
    PriceBook prices = Books.open(book);
    for (ModelPrices model : prices.models()) {
      if (matches(model.sku())) {
        found.add(model);
      }
    }
    found.sort(Comparator.comparing(ModelPrices::sku));
    List<ModelPrices> shown = found.subList(0, Math.min(found.size(), Math.max(limit, 0)));
    if (json) {
      printJson(shown);
    } else {
      print(shown, found.size() - shown.size());
    }
    surroundings.out().flush();
    return found.isEmpty() ? ExitCode.FINDING : ExitCode.OK;
  }

  private boolean matches(String sku) {
    String name = sku.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(word -> name.contains(word.toLowerCase(Locale.ROOT)));
  }

  private void print(List<ModelPrices> models, int more) {
    Table table = Table.of("model", ">input", ">cached", ">output", "currency", "besides");
    for (ModelPrices model : models) {
      Map<UsageUnit, Rate> rates = standardRates(model);
      String input = take(rates, UsageUnit.INPUT_TOKENS);
      String cached = take(rates, UsageUnit.CACHE_READ_TOKENS);
      String output = take(rates, UsageUnit.OUTPUT_TOKENS);
      String currency = model.currency().getCurrencyCode();
      table.row(model.sku(), input, cached, output, currency, besides(rates, currency));
    }
    table.print(surroundings.out(), Styles.of(surroundings.coloured()));
    if (more > 0) {
      surroundings.out().println("and " + more + " more: give another word, or a higher --limit");
    }
  }

  private void printJson(List<ModelPrices> models) {
    ArrayNode array = Json.object().putArray("models");
    for (ModelPrices model : models) {
      ObjectNode node = array.addObject();
      node.put("sku", model.sku()).put("currency", model.currency().getCurrencyCode());
      ObjectNode rates = node.putObject("rates");
      standardRates(model)
          .forEach((unit, rate) ->
              rates
                  .putObject(unit.name())
                  .put("amount", rate.amount().toPlainString())
                  .put("per", rate.per()));
    }
    surroundings.out().println(Json.pretty(array));
  }

  /** The rates of the cards that hold now and ask for nothing. */
  private Map<UsageUnit, Rate> standardRates(ModelPrices model) {
    Instant now = surroundings.clock().instant();
    Map<UsageUnit, Rate> rates = new LinkedHashMap<>();
    for (RateCard card : model.cards()) {
      if (CardText.terms(card).equals("any") && CardText.holds(card, now)) {
        card.rates().forEach(rates::putIfAbsent);
      }
    }
    return rates;
  }

  private static String take(Map<UsageUnit, Rate> rates, UsageUnit unit) {
    Rate rate = rates.get(unit);
    if (rate == null || rate.per() != 1_000_000) {
      return "-";
    }
    rates.remove(unit);
    return rate.published("").split(" ", 2)[0];
  }

  private static String besides(Map<UsageUnit, Rate> rates, String currency) {
    List<String> texts = new ArrayList<>();
    rates.forEach((unit, rate) -> {
      if (texts.size() < 3) {
        texts.add(unit + " " + rate.published(currency));
      }
    });
    return String.join(", ", texts) + (rates.size() > 3 ? ", ..." : "");
  }
}
