/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.Deployment;
import io.costintent.pricing.ExchangeRates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an organisation's price file, in YAML, JSON or properties: own rates of models and of
 * services, units, deployments, adjustments, currency. docs/prices.md has every key.
 *
 * @since 0.1
 */
public final class OrganisationPrices {
  private static final String NAME = "name";

  private final ConfigProblems problems;
  private final Agreement.Builder agreement = Agreement.builder();

  /**
   * Returns what a file says.
   *
   * @throws ConfigException naming each wrong value, what was expected, and its line
   */
  public static Agreement load(Path file) {
    ConfigProblems problems = new ConfigProblems();
    Agreement agreement = read(ConfigFiles.load(file), problems);
    problems.throwIfAny();
    return agreement;
  }

  /** Returns what could be read of a file; what could not is in {@code problems}. */
  public static Agreement read(ConfigNode file, ConfigProblems problems) {
    return new OrganisationPrices(problems).read(file);
  }

  private OrganisationPrices(ConfigProblems problems) {
    this.problems = problems;
  }

  private Agreement read(ConfigNode file) {
    problems.check(() ->
        file.allowKeys(
            "version",
            "currency",
            "exchange_rates",
            "units",
            "models",
            "services",
            "deployments",
            "adjustments"));
    ConfigNode version = file.child("version");
    UnitNames units = new UnitNames();
    for (ConfigNode unit : list(file.child("units"))) {
      problems.check(() -> units.declare(unit));
    }
    OwnRates rates = new OwnRates(version == null ? "1" : version.string(), units, problems);
    for (ConfigNode model : list(file.child("models"))) {
      problems.check(() -> rates.read(model));
    }
    for (ConfigNode service : list(file.child("services"))) {
      problems.check(() -> rates.readService(service));
    }
    if (!rates.isEmpty()) {
      agreement.rates(rates.book());
    }
    for (ConfigNode deployment : list(file.child("deployments"))) {
      problems.check(() -> deployment(deployment));
    }
    for (ConfigNode adjustment : list(file.child("adjustments"))) {
      problems.check(() -> agreement.adjustment(AdjustmentReader.read(adjustment, units)));
    }
    problems.check(() -> currency(file.child("currency"), file.child("exchange_rates")));
    return agreement.build();
  }

  private List<ConfigNode> list(@Nullable ConfigNode node) {
    List<ConfigNode> items = node == null ? null : problems.read(node::list);
    return items == null ? List.of() : items;
  }

  private void deployment(ConfigNode node) {
    node.allowKeys("provider", NAME, "model", "scope", "region");
    ConfigNode name = node.require(NAME);
    Deployment deployment =
        new Deployment(
            node.require("provider").string(),
            name.string(),
            node.require("model").string(),
            text(node.child("scope")),
            text(node.child("region")));
    name.parse("a name that is not taken", given -> agreement.deployment(deployment));
  }

  private void currency(@Nullable ConfigNode currency, @Nullable ConfigNode exchange) {
    ExchangeRates rates = exchange == null ? null : exchangeRates(exchange);
    if (currency == null) {
      return;
    }
    Currency wanted = currency.parse("a currency code such as EUR", Currency::getInstance);
    if (rates != null) {
      ExchangeRates known = rates;
      currency.parse(
          "a currency that exchange_rates names", code -> agreement.currency(wanted, known));
    } else if (!wanted.getCurrencyCode().equals("USD")) {
      throw currency.invalid("USD, or exchange_rates beside it");
    }
  }

  private ExchangeRates exchangeRates(ConfigNode node) {
    node.allowKeys("as_of", "per_usd");
    LocalDate asOf = node.require("as_of").parse("a date such as 2026-11-20", LocalDate::parse);
    Map<Currency, BigDecimal> perDollar = new HashMap<>();
    for (Map.Entry<String, ConfigNode> rate : node.require("per_usd").map().entrySet()) {
      ConfigNode value = rate.getValue();
      Currency code = code(rate.getKey(), value);
      BigDecimal amount = value.decimal();
      if (amount.signum() <= 0) {
        throw value.invalid("a decimal > 0");
      }
      perDollar.put(code, amount);
    }
    return node.require("as_of")
        .parse("rates of 1 for USD itself", date -> ExchangeRates.of(asOf, perDollar));
  }

  private static Currency code(String key, ConfigNode value) {
    try {
      return Currency.getInstance(key);
    } catch (IllegalArgumentException e) {
      throw value.invalid("a currency code such as EUR for a key, not " + key);
    }
  }

  private static @Nullable String text(@Nullable ConfigNode node) {
    return node == null ? null : node.string();
  }
}
