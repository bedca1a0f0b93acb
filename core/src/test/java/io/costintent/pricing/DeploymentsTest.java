/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostReason;
import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentsTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final Usage TOKENS = Usage.ofTokens(100_000, 100_000);
  private static final Deployment CHAT = new Deployment("azure", "Chat", "gpt-5.4", null, null);

  @Test
  void find_ignoresCaseAndTheWordForTheProvider() {
    Deployments deployments = Deployments.none().with(CHAT);

    assertThat(deployments.find("azure.ai.openai", " chat ")).isEqualTo(CHAT);
    assertThat(deployments.find("openai", "chat")).isNull();
    assertThat(deployments.find("azure", "chat-2")).isNull();
    assertThat(Deployments.none().find("azure", "chat")).isNull();
    assertThat(deployments).asString().contains("gpt-5.4");
  }

  @Test
  void with_refusesASecondMeaning() {
    Deployments deployments = Deployments.none().with(CHAT);

    assertThatThrownBy(() -> deployments.with(CHAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name: Chat (expected: once in azure.ai.openai)");
  }

  @Test
  void over_winsNameByName() {
    Deployment other = new Deployment("azure", "chat", "gpt-5.1", null, null);
    Deployment embed = new Deployment("azure", "embed", "text-embedding-3-small", null, null);

    Deployments both =
        Deployments.none().with(other).over(Deployments.none().with(CHAT).with(embed));

    assertThat(both.find("azure", "chat")).isEqualTo(other);
    assertThat(both.find("azure", "embed")).isEqualTo(embed);
  }

  @Test
  void stated_winsOverTheAgreementAndTheResponse() {
    PriceBook book =
        PriceBooks.agreed(
            PriceBooks.bundled(),
            Agreement.builder()
                .deployment(new Deployment("azure", "chat", "gpt-4o", null, null))
                .build());
    PriceQuery query =
        PriceQuery.builder("azure", "gpt-4.1", AT)
            .deployment("chat", true)
            .deployment(CHAT)
            .build();

    assertThat(book.asMeant(query)).isSameAs(query);
    assertThat(query.model()).isEqualTo("gpt-5.4");
    assertThat(query.deployment()).isEqualTo("Chat");
    assertThat(query.isModelAssumed()).isFalse();
  }

  /** Microsoft sells data zones about a tenth dearer than global deployments. */
  @ParameterizedTest
  @CsvSource({
    "gpt-5.4, , , 1.75",
    "gpt-5.4, global, , 1.75",
    "gpt-5.4, DataZone, EU, 1.925",
    "gpt-5.4, datazone, us, 1.925",
    "gpt-4o-2024-11-20, , , 1.375",
    "gpt-4o-2024-11-20, global, , 1.25"
  })
  void place_decidesThePrice(
      String model, @Nullable String scope, @Nullable String region, String amount) {
    Cost cost = cost(new Deployment("azure", "chat", model, scope, region));

    assertThat(cost.total()).isEqualTo(Money.usd(amount));
    assertThat(cost.reasons()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"datazone, ", "datazone, sweden", "regional, swedencentral"})
  void placeWithoutAPriceOfItsOwn_isAnEstimate(String scope, @Nullable String region) {
    Cost cost = cost(new Deployment("azure", "chat", "gpt-5.4", scope, region));

    assertThat(cost.total()).isEqualTo(Money.usd("1.75"));
    assertThat(cost.reasons()).containsExactly(CostReason.UNVERIFIED_MATCH);
    assertThat(cost.match()).isEqualTo(Match.FAMILY);
  }

  @Test
  void ratesOfOnesOwn_holdWhereverTheDeploymentIs() {
    PriceBook own =
        PriceBooks.agreed(
            PriceBooks.builder("none", "1").build(),
            Agreement.builder()
                .rates(PriceBooks.builder("own", "1").add(ownPrice()).build())
                .build());

    Cost cost = cost(own, new Deployment("azure", "chat", "gpt-5.4", "datazone", "eu"));

    assertThat(cost.total()).isEqualTo(Money.usd("0.3"));
    assertThat(cost.reasons()).isEmpty();
  }

  private static ModelPrices ownPrice() {
    RateCard card =
        RateCard.builder(Provenance.of("test"))
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1"))
            .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("2"))
            .build();
    return ModelPrices.of("azure", "gpt-5.4", Currency.getInstance("USD"), List.of(card));
  }

  private static Cost cost(Deployment deployment) {
    return cost(PriceBooks.bundled(), deployment);
  }

  private static Cost cost(PriceBook book, Deployment deployment) {
    PriceQuery query = PriceQuery.builder("azure", "chat", AT).deployment(deployment).build();
    return CostCalculator.create().calculate(book, query, TOKENS, null);
  }
}
