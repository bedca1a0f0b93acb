/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on machines of one's own, whose responses tell tokens and seconds of the accelerator. */
class OwnMachinesTest {
  private static final Usage USAGE =
      Usage.builder()
          .add(UsageUnit.INPUT_TOKENS, 26)
          .add(UsageUnit.OUTPUT_TOKENS, 290)
          .add(UsageUnit.GPU_SECONDS, 5_035)
          .build();

  @TempDir private Path folder;

  @Test
  void secondsWithAPrice_leaveTokensWithoutOne() throws IOException {
    Cost cost = cost("rates: {gpu_seconds: 0.0008}");

    assertThat(cost.total()).isEqualTo(Money.usd("0.004028"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void tokensWithAPrice_leaveSecondsWithoutOne() throws IOException {
    Cost cost = cost("rates: {input: 0.1, output: 0.2}");

    assertThat(cost.total()).isEqualTo(Money.usd("0.0000606"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void bothWithAPrice_areBothCharged() throws IOException {
    Cost cost = cost("rates: {input: 0.1, output: 0.2, gpu_seconds: 0.0008}");

    assertThat(cost.total()).isEqualTo(Money.usd("0.0040886"));
  }

  @Test
  void neitherWithAPrice_isUnpriced() throws IOException {
    Cost cost = cost("rates: {web_searches: 1}");

    assertThat(cost.status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
  }

  @Test
  void halfOfTheTokensWithAPrice_isAnEstimate() throws IOException {
    Cost cost = cost("rates: {input: 0.1}");

    assertThat(cost.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
    assertThat(cost.total()).isEqualTo(Money.usd("0.0000026"));
  }

  @Test
  void free_isSaidByTheOrganisation() throws IOException {
    assertThat(cost("free: true").status()).isEqualTo(CostStatus.FREE);
  }

  private Cost cost(String price) throws IOException {
    Path file = folder.resolve("prices.yaml");
    Files.writeString(file, "models: [{provider: ollama, model: herons-1b, " + price + "}]");
    return CostCalculator.create()
        .calculate(
            PriceBooks.agreed(PriceBooks.bundled(), OrganisationPrices.load(file)),
            PriceQuery.of("ollama", "herons-1b", Instant.parse("2026-10-01T12:00:00Z")),
            USAGE,
            null);
  }
}
