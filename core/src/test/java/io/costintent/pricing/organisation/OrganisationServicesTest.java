/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.config.ConfigProblems;
import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices of what is no model, with units that the file declares. */
class OrganisationServicesTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final String FILE =
      """
      units: [read_units, training_tokens]
      services:
        - service: pinecone
          item: vector-search
          aliases: [search]
          rates:
            read_units: {amount: 16, per: 1000000}
            storage_gb_days: 0.011
        - service: pinecone
          item: vector-search
          when: {region: eu-west-1}
          rates: {read_units: {amount: 18, per: 1000000}}
        - service: openai
          item: fine-tuning/gpt-4o
          rates: {training_tokens: 25}
        - service: lab
          item: index
          free: true
      adjustments:
        - {name: committed, discount: 50%, provider: pinecone, unit: read_units}
      """;

  private static Agreement agreement(String file) {
    ConfigProblems problems = new ConfigProblems();
    Agreement agreement =
        OrganisationPrices.read(
            ConfigFiles.parse(file, "prices.yaml", ConfigFormat.YAML), problems);
    problems.throwIfAny();
    return agreement;
  }

  private static Cost cost(PriceQuery query, Usage usage) {
    return CostCalculator.create()
        .calculate(PriceBooks.agreed(PriceBooks.bundled(), agreement(FILE)), query, usage, null);
  }

  private static Usage units(String unit, long quantity) {
    return Usage.of(UsageUnit.of(unit), quantity);
  }

  @Test
  void units_ofItsOwnHavePrices() {
    Usage usage =
        Usage.builder()
            .add(UsageUnit.of("read_units"), 1_000_000)
            .add(UsageUnit.STORAGE_GB_DAYS, 2_000_000)
            .build();

    Cost cost = cost(PriceQuery.of("pinecone", "search", AT), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("8.022"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void units_thatAreTokensAreSoldByTheMillion() {
    Cost cost =
        cost(
            PriceQuery.of("openai", "fine-tuning/gpt-4o", AT), units("training_tokens", 2_000_000));

    assertThat(cost.total()).isEqualTo(Money.usd("50"));
  }

  @Test
  void service_mayCostMoreInARegion() {
    PriceQuery query =
        PriceQuery.builder("pinecone", "vector-search", AT).region("eu-west-1").build();

    assertThat(cost(query, units("read_units", 1_000_000)).total()).isEqualTo(Money.usd("9"));
  }

  @Test
  void service_mayBeFreeInUnitsOfItsOwn() {
    Cost cost = cost(PriceQuery.of("lab", "index", AT), units("read_units", 5));

    assertThat(cost.status()).isEqualTo(CostStatus.FREE);
  }

  @Test
  void documentedFile_isRead() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "charges.md"));
    String file = document.substring(document.indexOf("```yaml\n") + 8);

    Agreement documented = agreement(file.substring(0, file.indexOf("```")));

    Cost cost =
        CostCalculator.create()
            .calculate(
                PriceBooks.agreed(PriceBooks.bundled(), documented),
                PriceQuery.of("lab", "a100", AT),
                Usage.of(UsageUnit.GPU_SECONDS, 600_000),
                null);
    assertThat(cost.total()).isEqualTo(Money.usd("0.66"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet(
            "a unit that nobody declared",
            "units: [read_units]\nservices:\n  - service: a\n    item: b\n    rates:\n"
                + "      reed_units: 1",
            "prices.yaml:6",
            "read_units"),
        argumentSet("a unit that there is", "units: [input]", "prices.yaml:1", "no unit has yet"),
        argumentSet("a unit twice", "units: [a_b, a_b]", "prices.yaml:1", "each name once"),
        argumentSet("a name of no unit", "units:\n  - Read Units", "prices.yaml:2", "read_units"),
        argumentSet(
            "an item with blanks",
            "services:\n  - service: a\n    item: read units\n    free: true",
            "prices.yaml:3",
            "without blanks"),
        argumentSet(
            "no price", "services:\n  - service: a\n    item: b", "prices.yaml:3", "rates or free"),
        argumentSet(
            "the words of models",
            "services:\n  - provider: a\n    model: b\n    free: true",
            "prices.yaml:2",
            "provider"),
        argumentSet(
            "terms of models",
            "services:\n  - service: a\n    item: b\n    when: {tier: flex}\n    free: true",
            "prices.yaml:4",
            "tier"),
        argumentSet(
            "no service", "services:\n  - item: b\n    free: true", "prices.yaml:2", "service"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isNamedWithItsLine(String file, String place, String word) {
    assertThatThrownBy(() -> agreement(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(word);
  }
}
