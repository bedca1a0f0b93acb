/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookBuilder;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.ProviderName;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.TimeWindow;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects the rates of an organisation's own, an entry of the list after the other. */
final class OwnRates {
  private static final String ID = "organisation";

  private final String version;
  private final UnitNames units;
  private final ConfigProblems problems;
  private final Map<List<String>, Model> models = new LinkedHashMap<>();

  OwnRates(String version, UnitNames units, ConfigProblems problems) {
    this.version = version;
    this.units = units;
    this.problems = problems;
  }

  boolean isEmpty() {
    return models.isEmpty();
  }

  /** Reads one entry; several entries may be about one model. */
  void read(ConfigNode node) {
    node.allowKeys(
        "provider",
        "model",
        "aliases",
        "currency",
        "from",
        "to",
        "when",
        "rates",
        "free",
        "minimum");
    read(node, node.require("provider"), node.require("model"));
  }

  /** Reads one entry about what is no model: what a charge says, under the same rules. */
  void readService(ConfigNode node) {
    node.allowKeys(
        "service", "item", "aliases", "currency", "from", "to", "when", "rates", "free", "minimum");
    ConfigNode when = node.child("when");
    if (when != null) {
      when.allowKeys("region", "hours");
    }
    read(node, name(node.require("service")), name(node.require("item")));
  }

  private static ConfigNode name(ConfigNode node) {
    if (node.string().isBlank() || node.string().chars().anyMatch(Character::isWhitespace)) {
      throw node.invalid("a name without blanks, such as read-units");
    }
    return node;
  }

  private void read(ConfigNode node, ConfigNode biller, ConfigNode name) {
    String provider = ProviderName.canonical(biller.string());
    ConfigNode code = node.child("currency");
    Currency currency =
        code == null
            ? Currency.getInstance("USD")
            : code.parse("a currency code such as EUR", Currency::getInstance);
    Model model =
        models.computeIfAbsent(
            List.of(provider, name.string().toLowerCase(Locale.ROOT)),
            key -> new Model(provider, name, currency, new ArrayList<>(), new TreeSet<>()));
    if (!model.currency.equals(currency) && code != null) {
      throw code.invalid("the currency of the model's other entries, " + model.currency);
    }
    ConfigNode aliases = node.child("aliases");
    if (aliases != null) {
      model.aliases.addAll(aliases.strings());
    }
    model.cards.add(card(node, name));
  }

  /** Returns the book; a name that is taken is one of the problems. */
  PriceBook book() {
    PriceBookBuilder book = PriceBooks.builder(ID, version);
    for (Model model : models.values()) {
      problems.check(() -> model.addTo(book));
    }
    return book.build();
  }

  private RateCard card(ConfigNode node, ConfigNode name) {
    RateCard.Builder card = RateCard.builder(Provenance.of(ID));
    ConfigNode from = node.child("from");
    card.validFrom(from == null ? null : from.instant());
    ConfigNode when = node.child("when");
    if (when != null) {
      card.when(conditions(when));
    }
    ConfigNode rates = node.child("rates");
    ConfigNode free = node.child("free");
    if ((rates == null) == (free == null)) {
      throw name.invalid("beside it either rates or free");
    }
    if (rates != null) {
      rates(rates, card);
    } else if (free != null) {
      if (!free.bool()) {
        throw free.invalid("true, or no such key");
      }
      UsageUnit.known().forEach(unit -> free(unit, card));
      units.declared().forEach(unit -> free(unit, card));
    }
    ConfigNode minimum = node.child("minimum");
    if (minimum != null) {
      minimums(minimum, card);
    }
    ConfigNode to = node.child("to");
    if (to == null) {
      return card.build();
    }
    card.validTo(to.instant());
    return to.parse("an instant after from", text -> card.build());
  }

  private static void free(UsageUnit unit, RateCard.Builder card) {
    if (unit.parents().isEmpty() && !unit.equals(UsageUnit.SPEND)) {
      card.rate(unit, Rate.of("0", 1));
    }
  }

  private void rates(ConfigNode node, RateCard.Builder card) {
    allowUnits(node);
    for (Map.Entry<String, ConfigNode> entry : node.map().entrySet()) {
      UsageUnit unit = units.find(entry.getKey());
      if (unit != null) {
        card.rate(unit, rate(unit, entry.getValue()));
      }
    }
  }

  /** Reads {@code 2.5}, for a million tokens or one of anything else, or amount and quantity. */
  private static Rate rate(UsageUnit unit, ConfigNode node) {
    if (!node.isMap()) {
      return new Rate(amount(node), UnitNames.usualQuantity(unit), false);
    }
    node.allowKeys("amount", "per");
    return new Rate(
        amount(node.require("amount")), node.require("per").integer(1, Long.MAX_VALUE), false);
  }

  private static BigDecimal amount(ConfigNode node) {
    return node.decimalAtLeast(BigDecimal.ZERO);
  }

  private void minimums(ConfigNode node, RateCard.Builder card) {
    allowUnits(node);
    for (Map.Entry<String, ConfigNode> entry : node.map().entrySet()) {
      UsageUnit unit = units.find(entry.getKey());
      if (unit != null) {
        BigDecimal steps = BigDecimal.valueOf(unit.stepsPerUnit());
        entry
            .getValue()
            .parse(
                "a quantity > 0",
                text -> card.minimum(unit, new BigDecimal(text).multiply(steps).longValueExact()));
      }
    }
  }

  private void allowUnits(ConfigNode node) {
    Set<String> allowed = units.all();
    for (String name : node.map().keySet()) {
      if (name.indexOf('.') > 0) {
        node.require(name).parse("a unit's name for a key", text -> UsageUnit.of(name));
        allowed.add(name);
      }
    }
    node.allowKeys(allowed.toArray(new String[0]));
  }

  private static Conditions conditions(ConfigNode node) {
    node.allowKeys(
        "tier",
        "batch",
        "region",
        "scope",
        "speed",
        "input_above",
        "input_from",
        "hours",
        "quality",
        "size",
        "resolution",
        "context_size",
        "variant",
        "byok");
    Conditions.Builder when = Conditions.builder();
    for (Map.Entry<String, ConfigNode> term : node.map().entrySet()) {
      term(term.getKey(), term.getValue(), when);
    }
    return when.build();
  }

  private static void term(String name, ConfigNode value, Conditions.Builder when) {
    switch (name) {
      case "tier" -> when.serviceTier(value.string());
      case "batch" -> {
        if (!value.bool()) {
          throw value.invalid("true, or no such key");
        }
        when.batch();
      }
      case "region" -> when.regions(value.strings().toArray(new String[0]));
      case "scope" -> when.scope(value.string());
      case "speed" -> when.speed(value.string());
      case "input_above" ->
          when.context(ContextThreshold.inputAbove(value.integer(0, Long.MAX_VALUE)));
      case "input_from" ->
          when.context(ContextThreshold.inputFrom(value.integer(0, Long.MAX_VALUE)));
      case "hours" ->
          when.windows(
              value.parse(
                  "zone and hours such as Asia/Shanghai mon-fri 09:00-12:00", OwnRates::window));
      default -> when.other(name, value.string());
    }
  }

  private static TimeWindow window(String text) {
    return TimeWindow.parse(text);
  }

  private record Model(
      String provider,
      ConfigNode name,
      Currency currency,
      List<RateCard> cards,
      Set<String> aliases) {
    void addTo(PriceBookBuilder book) {
      name.parse(
          "a model with cards and aliases that no other entry has",
          model -> {
            book.add(ModelPrices.of(provider, model, currency, cards));
            aliases.forEach(alias -> book.alias(provider, alias, model));
            return book;
          });
    }
  }
}
