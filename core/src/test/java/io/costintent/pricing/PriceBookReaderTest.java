/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceBookReaderTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  @Test
  void read_understandsEveryKey() {
    PriceBook book =
        read(
            """
            "dateless": true, "includes": ["other"], "fallback": "third",
            "models": {"m": {"aka": ["n"], "dateless": false, "cards": [
              {"from": "2026-01-01T00:00:00Z", "to": "2027-01-01T00:00:00Z",
               "when": {"tier": "flex", "batch": true, "region": ["eu"], "scope": "regional",
                        "speed": "fast", "total>=": 3, "hours": "UTC sat-sun 00:00-12:00",
                        "quality": "high"},
               "rates": {"in": "~0.13"}, "minimum": {"in": 2}, "times": 1.1, "mode": "marginal",
               "source": "s", "url": "https://x", "checked": "2026-09-01", "disputed": ["s"]}]}},
            "latest": {"m-latest": {"": "m", "2026-01-01T00:00:00Z": "m"}}
            """);

    ModelPrices prices = found(book.find(PriceQuery.of("acme", "m-latest", AT))).prices();
    RateCard card = prices.cards().get(0);
    Conditions when = card.conditions();

    assertThat(prices.sku()).isEqualTo("acme/m");
    assertThat(card.validFrom()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(card.validTo()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(card.rates().get(UsageUnit.INPUT_TOKENS).rounded()).isTrue();
    assertThat(card.minimums()).containsEntry(UsageUnit.INPUT_TOKENS, 2L);
    assertThat(card.multiplier()).isEqualTo(RateMultiplier.onTokens("1.1"));
    assertThat(card.tierMode()).isEqualTo(TierMode.MARGINAL);
    assertThat(card.provenance().url()).isEqualTo("https://x");
    assertThat(card.provenance().checkedAt()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(card.provenance().disputedBy()).containsExactly("s");
    assertThat(when.serviceTier()).isEqualTo("flex");
    assertThat(when.batch()).isTrue();
    assertThat(when.regions()).containsExactly("eu");
    assertThat(when.scope()).isEqualTo("regional");
    assertThat(when.speed()).isEqualTo("fast");
    assertThat(when.context())
        .isEqualTo(
            new ContextThreshold(ContextThreshold.Operator.GTE, 3, ContextThreshold.Basis.TOTAL));
    assertThat(when.windows()).hasSize(1);
    assertThat(when.others()).containsEntry("quality", "high");
    assertThat(book.generatedAt()).isEqualTo("2026-09-23T00:00:00Z");
  }

  @Test
  void read_understandsWhatIsBilledOtherwiseThanUsed() {
    PriceBook book =
        read(
            """
            "currency": "EUR",
            "models": {"m": {"family": ["m-small", "m-tiny"], "cards": [
              {"rates": {"in": null}, "roundUpTo": {"in": 128},
               "times": {"by": 2, "on": ["tools", "other"]}}]}}
            """);

    PriceLookup.Found found = found(book.find(PriceQuery.of("acme", "m-tiny", AT)));
    RateCard card = found.prices().cards().get(0);

    assertThat(found.match()).isEqualTo(Match.FAMILY);
    assertThat(found.prices().currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(card.rates()).isEmpty();
    assertThat(card.withheld()).containsExactly(UsageUnit.INPUT_TOKENS);
    assertThat(card.increments()).containsEntry(UsageUnit.INPUT_TOKENS, 128L);
    assertThat(card.multiplier())
        .isEqualTo(new RateMultiplier(new BigDecimal("2"), Set.of(Category.TOOLS, Category.OTHER)));
  }

  @Test
  void read_marksTheModelWhoseCardWasLeftOut() {
    PriceBook book =
        read(
            """
            "models": {"m": {"cards": [
              {"when": {"moon": "full"}, "rates": {"in": 9}}, {"rates": {"in": 1}}]},
              "n": {"rates": {"in": 1}}}
            """);

    assertThat(found(book.find(PriceQuery.of("acme", "m", AT))).prices().isIncomplete()).isTrue();
    assertThat(found(book.find(PriceQuery.of("acme", "n", AT))).prices().isIncomplete()).isFalse();
  }

  @Test
  void read_leavesOutCardsWithUnknownConditions() {
    PriceBook book =
        read(
            """
            "models": {"m": {"cards": [
              {"when": {"moon": {"phase": "full"}}, "rates": {"in": 9}}, {"rates": {"in": 1}}]}}
            """);

    PriceLookup.Found found = found(book.find(PriceQuery.of("acme", "m", AT)));

    assertThat(book.skippedCards()).isEqualTo(1);
    assertThat(found.prices().cards()).hasSize(1);
    assertThat(found.rates(PriceQuery.of("acme", "m", AT), Usage.ofTokens(1, 1)).cards())
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void read_saysWhereAMistakeIs(String provider, String message) {
    assertThatThrownBy(() -> read(provider))
        .isInstanceOf(PriceBookFormatException.class)
        .hasMessageStartingWith("book.json:")
        .hasMessageContaining(message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet("provider key", "\"modles\": {}", "8: /providers/acme/modles: unknown key"),
        argumentSet("model key", model("\"prices\": 1"), "unknown key prices"),
        argumentSet("card key", card("\"rate\": 1"), "/cards/0/rate: unknown key rate"),
        argumentSet("unit", card("\"rates\": {\"out\": 1}"), "unknown key out"),
        argumentSet("negative", card("\"rates\": {\"in\": -1}"), "-1 (expected: >= 0)"),
        argumentSet("no number", card("\"rates\": {\"in\": true}"), "expected: a number"),
        argumentSet("no decimal", card("\"rates\": {\"in\": \"x\"}"), "expected: a decimal"),
        argumentSet("instant", card("\"from\": \"2026\""), "expected: an instant"),
        argumentSet("date", card("\"checked\": \"2026\""), "expected: a date"),
        argumentSet("source", card("\"source\": \"z\""), "one of the book's sources"),
        argumentSet("hours", card("\"when\": {\"hours\": \"UTC x-y 1\"}"), "expected: zone"),
        argumentSet("rounded", card("\"rates\": {\"in\": \"~x\"}"), "expected: a decimal after ~"),
        argumentSet("no step", card("\"minimum\": {\"in\": 0}"), "input_tokens > 0"),
        argumentSet("half a step", card("\"roundUpTo\": {\"in\": 0.5}"), "input_tokens > 0"),
        argumentSet("huge step", card("\"roundUpTo\": {\"in\": 1e40}"), "input_tokens > 0"),
        argumentSet("factor", card("\"times\": -1"), "-1 (expected: >= 0)"),
        argumentSet("no factor", card("\"times\": {}"), "by missing"),
        argumentSet("factor of", card("\"times\": {\"by\": 1, \"on\": \"x\"}"), "expected: input"),
        argumentSet("factor key", card("\"times\": {\"of\": 1}"), "unknown key of"),
        argumentSet("factor of none", card("\"times\": {\"by\": 1, \"on\": []}"), "at least one"),
        argumentSet("mode", card("\"mode\": \"some\""), "whole_request or marginal"),
        argumentSet("currency", "\"currency\": \"EURO\"", "a currency code"),
        argumentSet("batch", card("\"when\": {\"batch\": false}"), "no such key"),
        argumentSet("flag", "\"dateless\": 1", "expected: true or false"),
        argumentSet("text", model("\"aka\": 1"), "expected: a text"),
        argumentSet("whole", card("\"when\": {\"input>\": 1.5}"), "expected: a whole number"),
        argumentSet("object", "\"models\": []", "expected: an object"),
        argumentSet("no cards", model("\"dateless\": true"), "cards missing"),
        argumentSet("not json", "\"models\" {", "Unexpected character"),
        argumentSet(
            "time runs backwards",
            card("\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\""),
            "expected: after"),
        argumentSet(
            "two models of one name",
            "\"models\": {\"m\": {\"rates\":{\"in\":1}}, \"n\": {\"aka\": \"m\","
                + " \"rates\":{\"in\":1}}}",
            "name: m (expected: once in acme)"),
        argumentSet(
            "alias of nothing",
            "\"latest\": {\"x\": {\"\": \"y\"}}",
            "model: y (expected: a model of acme)"));
  }

  @Test
  void bundled_isUnderstoodWhole() {
    PriceBook book = PriceBooks.bundled();

    assertThat(book.skippedCards()).isZero();
    assertThat(book.id()).isEqualTo("bundled");
    assertThat(book.generatedAt()).isNotNull();
    assertThat(book).hasToString("bundled " + book.version());
  }

  @Test
  void bundled_staysSmall() throws IOException {
    try (InputStream book = PriceBooks.class.getResourceAsStream("prices.book")) {
      assertThat(book.readAllBytes()).hasSizeLessThanOrEqualTo(120 * 1024);
    }
  }

  @Test
  void bundled_unpacksWhole() {
    PriceBook book = PriceBooks.bundled();

    assertThat(book.models()).hasSize(book.modelCount()).hasSizeGreaterThan(1000);
    assertThat(book.models().stream().mapToInt(model -> model.cards().size()).sum())
        .isEqualTo(book.cardCount());
  }

  private static String model(String fields) {
    return "\"models\": {\"m\": {" + fields + "}}";
  }

  private static String card(String fields) {
    return model("\"cards\": [{" + fields + "}]");
  }

  private static PriceLookup.Found found(PriceLookup lookup) {
    return (PriceLookup.Found) lookup;
  }

  private static PriceBook read(String provider) {
    String json =
        """
        {"schema": 1, "id": "test", "version": "1", "generatedAt": "2026-09-23T00:00:00Z",
         "currency": "USD",
         "sources": {"s": {"name": "S", "url": "https://s", "retrieved": "2026-09-01",
                           "licence": "MIT", "commit": "c", "sha256": "h"}},
         "units": {"in": "input_tokens/1000000"},
         "providers": {"acme": {
           "source": "s",
           %s
         }}}
        """
            .formatted(provider.strip());
    return PriceBooks.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "book.json");
  }
}
