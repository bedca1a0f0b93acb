/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  @Test
  void exchangeRates_knowTheDollar() {
    ExchangeRates rates = ExchangeRates.of(DAY, Map.of(EUR, new BigDecimal("0.9")));

    assertThat(rates.perDollar(Currency.getInstance("USD"))).isEqualTo(BigDecimal.ONE);
    assertThat(rates.perDollar(EUR)).isEqualTo(new BigDecimal("0.9"));
    assertThat(rates.perDollar(Currency.getInstance("CHF"))).isNull();
    assertThat(rates.asOf()).isEqualTo(DAY);
    assertThat(rates).asString().startsWith("2026-11-20 {");
  }

  @ParameterizedTest
  @CsvSource({"EUR, 0", "EUR, -1", "USD, 1.1"})
  void exchangeRates_refuseWhatIsNone(String currency, BigDecimal rate) {
    Map<Currency, BigDecimal> perDollar = Map.of(Currency.getInstance(currency), rate);

    assertThatThrownBy(() -> ExchangeRates.of(DAY, perDollar))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(currency + ": " + rate + " (expected:");
  }

  @Test
  void currency_needsItsRate() {
    ExchangeRates none = ExchangeRates.of(DAY, Map.of());

    assertThatThrownBy(() -> Agreement.builder().currency(EUR, none))
        .hasMessage("currency: EUR (expected: one with an exchange rate)");
  }

  @Test
  void deployment_isFoundWhateverItsCase() {
    Agreement agreement =
        Agreement.builder()
            .deployment(new Deployment("azure", "Chat-Prod", "gpt-4o", null, "eu"))
            .build();

    assertThat(agreement.deployment("azure.ai.openai", "chat-prod"))
        .isEqualTo(new Deployment("azure.ai.openai", "Chat-Prod", "gpt-4o", null, "eu"));
    assertThat(agreement.deployment("openai", "chat-prod")).isNull();
    assertThat(agreement.deployment("azure", "chat")).isNull();
  }

  @Test
  void deployment_ofABedrockProfileGivesThePlaceToo() {
    String profile = "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc";
    Agreement agreement =
        Agreement.builder()
            .deployment(
                new Deployment("bedrock", profile, "anthropic.claude-opus-5", "Global", "US"))
            .build();
    PriceBook book = PriceBooks.agreed(PriceBooks.bundled(), agreement);

    PriceQuery meant = book.asMeant(PriceQuery.of("aws.bedrock", profile, AT));

    assertThat(meant.model()).isEqualTo("anthropic.claude-opus-5");
    assertThat(meant.scope()).isEqualTo("global");
    assertThat(meant.region()).isEqualTo("us");
    assertThat(book.find(meant)).isInstanceOf(PriceLookup.Found.class);
  }

  @Test
  void agreed_isTheListButForWhatWasAgreed() {
    PriceBook list = PriceBooks.bundled();
    Agreement agreement = Agreement.builder().build();
    PriceBook book = PriceBooks.agreed(list, agreement);

    assertThat(book.agreement()).isSameAs(agreement);
    assertThat(book.listed()).isSameAs(list);
    assertThat(book.label()).isEqualTo(list.label());
    assertThat(book.id()).isEqualTo(list.id());
    assertThat(book.version()).isEqualTo(list.version());
    assertThat(book.generatedAt()).isEqualTo(list.generatedAt());
    assertThat(book.validUntil()).isEqualTo(list.validUntil());
    assertThat(book.sources()).isEqualTo(list.sources());
    assertThat(book.skippedCards()).isEqualTo(list.skippedCards());
    assertThat(book.modelCount()).isEqualTo(list.modelCount());
    assertThat(book.cardCount()).isEqualTo(list.cardCount());
    assertThat(book).hasToString(list.toString());
  }

  @Test
  void adjustment_coversPartsOfItsUnits() {
    Adjustment input =
        Adjustment.builder("a")
            .markup(new BigDecimal("5"))
            .units(List.of(UsageUnit.INPUT_TOKENS))
            .build();

    assertThat(input.covers(UsageUnit.INPUT_TOKENS)).isTrue();
    assertThat(input.covers(UsageUnit.CACHE_WRITE_1H_TOKENS)).isTrue();
    assertThat(input.covers(UsageUnit.OUTPUT_TOKENS)).isFalse();
    assertThat(input).hasToString("a x 1.05");
  }

  @Test
  void adjustment_committedCoversTokensAlone() {
    Adjustment committed = Adjustment.builder("a").committed(BigDecimal.TEN, null).build();

    assertThat(committed.isCommitted()).isTrue();
    assertThat(committed.covers(UsageUnit.OUTPUT_REASONING_TOKENS)).isTrue();
    assertThat(committed.covers(UsageUnit.WEB_SEARCHES)).isFalse();
  }

  @Test
  void adjustment_refusesWhatIsNone() {
    Adjustment.Builder builder = Adjustment.builder("a");
    BigDecimal minus = BigDecimal.ONE.negate();

    assertThatThrownBy(() -> builder.discount(new BigDecimal("100.1")))
        .hasMessage("percent: 100.1 (expected: 0 to 100)");
    assertThatThrownBy(() -> builder.discount(minus)).hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> builder.markup(minus)).hasMessageContaining(">= 0");
    assertThatThrownBy(() -> builder.committed(minus, null)).hasMessageContaining(">= 0");
    assertThatThrownBy(() -> builder.committed(BigDecimal.ONE, BigDecimal.ZERO))
        .hasMessageContaining("> 0");
    assertThatThrownBy(() -> builder.from(AT).to(AT).build()).hasMessageContaining("after");
  }
}
