/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.UsageUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdatedPriceBookTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  private final PriceBook first = book("1", model("a", "3", null), model("b", "3", null));
  private final UpdatedPriceBook book = UpdatedPriceBook.of(first);

  @Test
  void find_answersFromTheNewerBook() {
    book.replace(book("2", model("a", "4", null)), Map.of());

    assertThat(price("a")).isEqualTo("4");
    assertThat(book.label()).isEqualTo("own:2");
    assertThat(book).hasToString("own 2");
  }

  @Test
  void find_fallsBackToTheFirstBook() {
    book.replace(book("2", model("a", "4", null)), Map.of());

    assertThat(price("b")).isEqualTo("3");
    assertThat(price("c")).isEqualTo("UNKNOWN_MODEL");
  }

  @Test
  void find_prefersKeptPricesWhereTheyHold() {
    ModelPrices kept = model("a", "3", AT);
    book.replace(book("2", model("a", "400", null)), Map.of("acme/a", kept));

    assertThat(price("a")).isEqualTo("3");
    assertThat(book.find(PriceQuery.of("acme", "a", AT.minusSeconds(1))))
        .isInstanceOfSatisfying(
            PriceLookup.Found.class, found -> assertThat(found.prices()).isNotSameAs(kept));
    assertThat(book.kept()).containsOnlyKeys("acme/a");
  }

  @Test
  void properties_areThoseOfTheBookInUse() {
    PriceBook newer = book("2", model("a", "4", AT));

    book.replace(newer, Map.of());

    assertThat(book.current()).isSameAs(newer);
    assertThat(book.id()).isEqualTo("own");
    assertThat(book.version()).isEqualTo("2");
    assertThat(book.modelCount()).isEqualTo(1);
    assertThat(book.cardCount()).isEqualTo(1);
    assertThat(book.models()).hasSize(1);
    assertThat(book.skippedCards()).isZero();
    assertThat(book.generatedAt()).isEqualTo(AT);
    assertThat(book.validUntil()).isEqualTo(AT.plusSeconds(9));
    assertThat(book.sources()).containsExactly(PriceSource.of("s", Map.of("url", "https://s")));
    assertThat(book.nextChange(Instant.EPOCH)).isEqualTo(AT);
    assertThat(book.nextChange(AT)).isNull();
  }

  @Test
  void nextChange_isTheSameHoweverABookIsKept() {
    PriceBook own = book("2", model("a", "4", AT), model("b", "4", AT.plusSeconds(5)));
    PriceBook compact = CompactBookTest.read(CompactBookTest.compact(own));
    PriceBook layered = PriceBooks.layered(own, first);

    for (PriceBook each : List.of(own, compact, layered)) {
      assertThat(each.nextChange(Instant.EPOCH)).isEqualTo(AT);
      assertThat(each.nextChange(AT)).isEqualTo(AT.plusSeconds(5));
      assertThat(each.nextChange(AT.plusSeconds(5))).isNull();
    }
  }

  @Test
  void status_saysWhatTheBookSays() {
    PriceBookStatus status = PriceBookStatus.of(first);

    assertThat(status.label()).isEqualTo("own:1");
    assertThat(status.models()).isEqualTo(2);
    assertThat(status.cards()).isEqualTo(2);
    assertThat(status.skippedCards()).isZero();
    assertThat(status.quarantined()).isZero();
    assertThat(status.refreshes()).isEmpty();
    assertThat(status.lastRefresh()).isNull();
    assertThat(status.age(AT.plusSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(status.age(AT.minusSeconds(7))).isZero();
    assertThat(status).hasToString("own:1");
  }

  private String price(String model) {
    PriceLookup lookup = book.find(PriceQuery.of("acme", model, AT));
    return lookup instanceof PriceLookup.Found found
        ? found.prices().cards().get(0).rates().values().iterator().next().amount().toString()
        : ((PriceLookup.Missing) lookup).reason().name();
  }

  private static PriceBook book(String version, ModelPrices... models) {
    PriceBookBuilder book =
        PriceBooks.builder("own", version)
            .generatedAt(AT)
            .validUntil(AT.plusSeconds(9))
            .source(PriceSource.of("s", Map.of("url", "https://s")));
    for (ModelPrices model : models) {
      book.add(model);
    }
    return book.build();
  }

  private static ModelPrices model(String name, String price, Instant from) {
    RateCard card =
        RateCard.builder(Provenance.of("s"))
            .validFrom(from)
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(price))
            .build();
    return ModelPrices.of("acme", name, Currency.getInstance("USD"), List.of(card));
  }
}
