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
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.RateMultiplier;
import io.costintent.usage.UsageUnit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costintent prices explain}. */
@Command(
    name = "explain",
    description = {
      "Shows how a name leads to prices, and every rate card of the model.",
      "",
      "The name is a provider and a model. Cards are listed with the most specific first, which is "
          + "the order in which they win, unit by unit."
    },
    footer = {
      "",
      "Examples:",
      "  costintent prices explain openai gpt-4o-mini-2024-07-18",
      "  costintent prices explain aws.bedrock eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "PROVIDER", description = "Who bills.")
  private String provider = "";

  @Parameters(index = "1", paramLabel = "MODEL", description = "The model, under any name.")
  private String model = "";

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "Show the cards of that instant or day; all of them, when left out.")
  private @Nullable Instant at;

  @Option(
      names = "--book",
      paramLabel = "FILE",
      description = "A price book in the project's format, instead of the bundled one.")
  private @Nullable Path book;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PriceBook prices = Books.open(book);
    Instant instant = at == null ? surroundings.clock().instant() : at;
    PriceLookup lookup = prices.find(PriceQuery.of(provider, model, instant));
    PrintWriter out = surroundings.out();
    if (json) {
      out.println(Json.pretty(json(prices, lookup)));
    } else if (lookup instanceof PriceLookup.Found found) {
      print(prices, found, out);
    } else {
      PriceLookup.Missing missing = (PriceLookup.Missing) lookup;
      out.println(provider + '/' + model + ": no price (" + missing.reason().code() + ")");
    }
    out.flush();
    return lookup instanceof PriceLookup.Found ? ExitCode.OK : ExitCode.FINDING;
  }

  private void print(PriceBook prices, PriceLookup.Found found, PrintWriter out) {
    ModelPrices models = found.prices();
    Styles styles = Styles.of(surroundings.coloured());
    out.print(styles.heading(found.sku()) + " (match: " + found.match().code() + ")");
    out.println(", price book " + prices.label());
    String currency = models.currency().getCurrencyCode();
    for (RateCard card : models.cards()) {
      if (!holds(card)) {
        continue;
      }
      out.println();
      out.print(styles.heading(CardText.terms(card)) + ", " + CardText.validity(card));
      out.println("  [" + CardText.source(card.provenance()) + "]");
      Table table = Table.of("  unit", ">price");
      for (Map.Entry<UsageUnit, Rate> rate : card.rates().entrySet()) {
        table.row("  " + rate.getKey(), rate.getValue().published(currency));
      }
      if (!table.isEmpty()) {
        table.print(out, styles);
      }
      RateMultiplier multiplier = card.multiplier();
      if (multiplier != null) {
        out.println("  " + CardText.multiplier(multiplier));
      }
    }
  }

  private ObjectNode json(PriceBook prices, PriceLookup lookup) {
    ObjectNode json = Json.object().put("price_book", prices.label());
    json.put("match", lookup.match().code());
    if (lookup instanceof PriceLookup.Missing missing) {
      return json.putNull("sku").put("reason", missing.reason().code());
    }
    ModelPrices models = ((PriceLookup.Found) lookup).prices();
    json.put("sku", models.sku()).put("currency", models.currency().getCurrencyCode());
    ArrayNode cards = json.putArray("cards");
    for (RateCard card : models.cards()) {
      if (holds(card)) {
        ObjectNode node = cards.addObject().put("terms", CardText.terms(card));
        node.put("valid", CardText.validity(card));
        node.put("source", CardText.source(card.provenance()));
        ObjectNode rates = node.putObject("rates");
        card.rates()
            .forEach((unit, rate) ->
                rates
                    .putObject(unit.name())
                    .put("amount", rate.amount().toPlainString())
                    .put("per", rate.per()));
      }
    }
    return json;
  }

  private boolean holds(RateCard card) {
    return at == null || CardText.holds(card, at);
  }
}
