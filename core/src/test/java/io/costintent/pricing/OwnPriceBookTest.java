/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A book that an application writes itself need not say more than the least. */
class OwnPriceBookTest {
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void leastBook_knowsNothingOfItself() {
    PriceBook least = new OwnBook();

    assertThat(least.label()).isEqualTo("own:1");
    assertThat(least.generatedAt()).isNull();
    assertThat(least.validUntil()).isNull();
    assertThat(least.sources()).isEmpty();
    assertThat(least.models()).isEmpty();
    assertThat(least.modelCount()).isZero();
    assertThat(least.cardCount()).isZero();
    assertThat(least.skippedCards()).isZero();
    assertThat(least.nextChange(MAY)).isNull();
    assertThat(least.agreement()).isNull();
    assertThat(least.listed()).isSameAs(least);
    assertThat(PriceBookStatus.of(least).age(MAY)).isNull();
  }

  @Test
  void bookWithModels_isCountedAndDated() {
    RateCard old = card().validTo(MAY).build();
    RateCard next = card().validFrom(MAY).validTo(JUNE).build();
    ModelPrices prices =
        ModelPrices.of("acme", "m", Currency.getInstance("USD"), List.of(old, next));
    PriceBook own =
        new OwnBook() {
          @Override
          public List<ModelPrices> models() {
            return List.of(prices);
          }
        };

    assertThat(own.modelCount()).isEqualTo(1);
    assertThat(own.cardCount()).isEqualTo(2);
    assertThat(own.nextChange(Instant.EPOCH)).isEqualTo(MAY);
    assertThat(own.nextChange(MAY)).isEqualTo(JUNE);
    assertThat(own.nextChange(JUNE)).isNull();
  }

  private static RateCard.Builder card() {
    return RateCard.builder(Provenance.of("s")).rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("3"));
  }

  private static class OwnBook implements PriceBook {
    @Override
    public String id() {
      return "own";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public @Nullable Instant generatedAt() {
      return null;
    }

    @Override
    public PriceLookup find(PriceQuery query) {
      return PriceLookup.Missing.UNKNOWN_PROVIDER;
    }
  }
}
