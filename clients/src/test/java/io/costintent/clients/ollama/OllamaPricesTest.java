/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.clients.Harness;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.organisation.OrganisationPrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.github.ollama4j.Ollama;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What calls of one's own machines cost by the organisation's file, with the figures of Ollama's
 * documentation.
 */
class OllamaPricesTest {
  private static final WireUsage USAGE =
      WireUsage.ofJson(
          """
          {"total_duration": 5043500667, "load_duration": 5025959,
           "prompt_eval_count": 26, "prompt_eval_duration": 325953000,
           "eval_count": 290, "eval_duration": 4709213000}\
          """);

  @RegisterExtension final Harness harness = new Harness();

  @TempDir private Path folder;

  @Test
  void rateBySecond_pricesReadingAndWritingAndNotLoading() throws Exception {
    Cost cost = cost("rates: {gpu_seconds: 0.0008}");

    assertThat(cost.total()).isEqualTo(Money.usd("0.004028"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void rateByToken_pricesTokens() throws Exception {
    Cost cost = cost("rates: {input: 0.1, output: 0.2}");

    assertThat(cost.total()).isEqualTo(Money.usd("0.0000606"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void noRate_isUnpricedAndNeverZero() throws Exception {
    Cost cost = cost("rates: {requests: 0}, when: {tier: other}");

    assertThat(cost.status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost.total()).isNull();
    assertThat(cost.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
  }

  @Test
  void free_isWhatTheOrganisationSays() throws Exception {
    Cost cost = cost("free: true");

    assertThat(cost.status()).isEqualTo(CostStatus.FREE);
  }

  private Cost cost(String price) throws Exception {
    harness.simulator().enqueue(Reply.builder().text("by the lake").usage(USAGE).build());
    Path file = folder.resolve("prices.yaml");
    Files.writeString(file, "models: [{provider: ollama, model: \"llama3:8b\", " + price + "}]");
    Ollama client =
        OllamaTracking.client(
            harness.simulator().baseUrl().toString(),
            harness.tracking(parts ->
                parts.priceBook(PriceBooks.bundled()).agreement(OrganisationPrices.load(file))));

    client.chat(OllamaRequests.chat("llama3:8b", "where do the herons nest"), null);

    return harness.takeRecord().cost();
  }
}
