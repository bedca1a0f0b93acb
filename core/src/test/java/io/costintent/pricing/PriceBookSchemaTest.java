/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A book that uses every key of the format, and the same book with each of them wrong. */
class PriceBookSchemaTest {
  private static final String BOOK =
      """
      {"schema": 1, "id": "all", "version": "3", "currency": "USD",
       "generatedAt": "2026-09-23T00:00:00Z", "validUntil": "2027-01-01T00:00:00Z",
       "sources": {"a": {"name": "A", "url": "https://a.example", "licence": "MIT",
                         "commit": "c0ffee", "sha256": "00", "retrieved": "2026-09-23"},
                   "b": {"retrieved": "2026-08-01"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000",
         "read": "cache_read_tokens/1000000", "sec": "audio_seconds/60"},
       "providers": {"acme": {"source": "a", "fallback": ["bolt"], "models": {
         "m": {"aka": ["n"], "family": ["p"], "dateless": true, "cards": [
           {"rates": {"in": 1, "out": "~2.5", "read": null}},
           {"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z",
            "when": {"tier": "flex", "speed": "fast", "scope": "global", "batch": true,
                     "region": ["eu", "us"], "hours": ["Asia/Tokyo tue 09:00-12:00"],
                     "quality": "high", "input>=": 100},
            "rates": {"sec": 3}, "minimum": {"sec": 10}, "roundUpTo": {"sec": 0.5},
            "source": "b", "url": "https://b.example", "checked": "2026-08-02",
            "disputed": ["a"], "mode": "marginal",
            "times": {"by": 1.1, "on": ["input", "tools"]}}]},
         "o1": {"cards": [{"when": {"input>": 5}, "times": 2, "rates": {"in": 1}}]},
         "o2": {"cards": [{"when": {"output>": 5}, "rates": {"in": 1}}]},
         "o3": {"cards": [{"when": {"output>=": 5}, "rates": {"in": 1}}]},
         "o4": {"cards": [{"when": {"total>": 5}, "rates": {"in": 1}}]},
         "o5": {"cards": [{"when": {"total>=": 5}, "rates": {"in": 1}}]}},
         "latest": {"m-latest": {"": "m", "2026-09-01T00:00:00Z": "o1"}}},
        "bolt": {"source": "b", "includes": ["acme"], "currency": "EUR",
                 "models": {"q": {"rates": {"in": "1"}}}}}}
      """;

  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  private final PriceBook book = read(BOOK);

  @Test
  void header_saysWhatTheBookIs() {
    assertThat(book.id()).isEqualTo("all");
    assertThat(book.version()).isEqualTo("3");
    assertThat(book.label()).isEqualTo("all:3");
    assertThat(book.generatedAt()).isEqualTo("2026-09-23T00:00:00Z");
    assertThat(book.validUntil()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(book.modelCount()).isEqualTo(7);
    assertThat(book.cardCount()).isEqualTo(8);
    assertThat(book.models()).hasSize(7).extracting(ModelPrices::sku).contains("acme/o3", "bolt/q");
    assertThat(book.skippedCards()).isZero();
  }

  @Test
  void sources_keepTheirFacts() {
    PriceSource source = book.sources().get(0);

    assertThat(book.sources()).extracting(PriceSource::id).containsExactly("a", "b");
    assertThat(source.facts())
        .isEqualTo(
            Map.of(
                "name", "A",
                "url", "https://a.example",
                "licence", "MIT",
                "commit", "c0ffee",
                "sha256", "00",
                "retrieved", "2026-09-23"));
    assertThat(source)
        .isEqualTo(PriceSource.of("a", source.facts()))
        .hasSameHashCodeAs(PriceSource.of("a", source.facts()))
        .isNotEqualTo(PriceSource.of("b", source.facts()))
        .isNotEqualTo(PriceSource.of("a", Map.of()))
        .isNotEqualTo("a");
    assertThat(source.hashCode()).isNotEqualTo(book.sources().get(1).hashCode());
    assertThat(source.toString()).contains("a");
  }

  @Test
  void plainCard_hasRatesAndWhatItWithholds() {
    RateCard card = model("m").cards().get(1);

    assertThat(card.rates())
        .containsOnly(
            Map.entry(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")),
            Map.entry(UsageUnit.OUTPUT_TOKENS, new Rate(new BigDecimal("2.5"), 1_000_000, true)));
    assertThat(card.withheld()).containsExactly(UsageUnit.CACHE_READ_TOKENS);
    assertThat(card.conditions()).isSameAs(Conditions.NONE);
    assertThat(card.tierMode()).isEqualTo(TierMode.WHOLE_REQUEST);
    assertThat(card.multiplier()).isNull();
    assertThat(card.provenance().sourceId()).isEqualTo("a");
    assertThat(card.provenance().checkedAt()).isEqualTo(LocalDate.of(2026, 9, 23));
  }

  @Test
  void fullCard_hasEveryTerm() {
    RateCard card = model("m").cards().get(0);
    Conditions when = card.conditions();

    assertThat(card.validFrom()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(card.validTo()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(when.serviceTier()).isEqualTo("flex");
    assertThat(when.speed()).isEqualTo("fast");
    assertThat(when.scope()).isEqualTo("global");
    assertThat(when.batch()).isTrue();
    assertThat(when.regions()).containsExactlyInAnyOrder("eu", "us");
    assertThat(when.others()).containsExactly(Map.entry("quality", "high"));
    assertThat(when.context()).isEqualTo(ContextThreshold.inputFrom(100));
    assertThat(when.windows()).hasSize(1);
    assertThat(when.windows().get(0).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(when.windows().get(0).weekdays()).containsExactly(DayOfWeek.TUESDAY);
    assertThat(when.windows().get(0).from()).isEqualTo(LocalTime.of(9, 0));
  }

  @Test
  void fullCard_hasEveryTermOfPrice() {
    RateCard card = model("m").cards().get(0);

    assertThat(card.minimums()).containsExactly(Map.entry(UsageUnit.AUDIO_SECONDS, 10_000L));
    assertThat(card.increments()).containsExactly(Map.entry(UsageUnit.AUDIO_SECONDS, 500L));
    assertThat(card.tierMode()).isEqualTo(TierMode.MARGINAL);
    assertThat(card.provenance().sourceId()).isEqualTo("b");
    assertThat(card.provenance().url()).isEqualTo("https://b.example");
    assertThat(card.provenance().checkedAt()).isEqualTo(LocalDate.of(2026, 8, 2));
    assertThat(card.provenance().disputedBy()).containsExactly("a");
    RateMultiplier times = card.multiplier();
    assertThat(times).isNotNull();
    assertThat(times.factor()).isEqualByComparingTo("1.1");
    assertThat(times.families()).containsExactlyInAnyOrder(Category.INPUT, Category.TOOLS);
  }

  @ParameterizedTest
  @CsvSource({
    "o1, GT, TOTAL_INPUT",
    "o2, GT, TOTAL_OUTPUT",
    "o3, GTE, TOTAL_OUTPUT",
    "o4, GT, TOTAL",
    "o5, GTE, TOTAL"
  })
  void thresholds_haveOperatorAndBasis(
      String model, ContextThreshold.Operator operator, ContextThreshold.Basis basis) {
    ContextThreshold context = model(model).cards().get(0).conditions().context();

    assertThat(context).isEqualTo(new ContextThreshold(operator, 5, basis));
  }

  @ParameterizedTest
  @CsvSource({
    "acme, m, m, EXACT",
    "acme, n, m, ALIAS",
    "acme, p, m, FAMILY",
    "acme, m-2026-09-09, m, DATED",
    "acme, m-latest, o1, LATEST",
    "acme, acme/m, m, EXACT",
    "bolt, o2, o2, EXACT",
    "acme, q, q, FALLBACK_PROVIDER",
    "nobody, acme/o3, o3, EXACT",
    "nobody, bolt/q, q, EXACT"
  })
  void find_saysHow(String provider, String name, String model, Match match) {
    PriceLookup.Found found = (PriceLookup.Found) book.find(PriceQuery.of(provider, name, AT));

    assertThat(found.prices().model()).isEqualTo(model);
    assertThat(found.match()).isEqualTo(match);
    assertThat(book.find(PriceQuery.of(provider, name, AT))).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, /m, UNKNOWN_MODEL",
    "acme, bolt/q, UNKNOWN_MODEL",
    "nobody, m, UNKNOWN_PROVIDER",
    "nobody, /m, UNKNOWN_PROVIDER",
    "nobody, acme, UNKNOWN_PROVIDER",
    "nobody, else/m, UNKNOWN_PROVIDER",
    "acme, o1-2026-09-09, UNKNOWN_MODEL"
  })
  void find_saysWhatIsMissing(String provider, String name, PriceLookup.Reason reason) {
    PriceLookup lookup = book.find(PriceQuery.of(provider, name, AT));

    assertThat(lookup).isEqualTo(new PriceLookup.Missing(reason));
    assertThat(lookup.match()).isEqualTo(Match.NONE);
  }

  @Test
  void movingName_meantAnotherModelBefore() {
    Instant before = Instant.parse("2026-08-31T23:59:59Z");

    PriceLookup lookup = book.find(PriceQuery.of("acme", "m-latest", before));

    assertThat(((PriceLookup.Found) lookup).prices().model()).isEqualTo("m");
  }

  @Test
  void currency_isThatOfTheProvider() {
    assertThat(((PriceLookup.Found) book.find(PriceQuery.of("bolt", "q", AT))).prices().currency())
        .hasToString("EUR");
    assertThat(model("m").currency()).hasToString("USD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\": 1 | \"schema\": 2 | 1: /schema: 2 (expected: 1)",
        "\"schema\": 1 | \"schema\": \"1\" | 1: /schema: ",
        "\"sources\": { | \"sources\": [{ | 3: /sources",
        "\"sources\": {\"a\": { | \"sources\": {\"a\": [{ | 3: /sources/a",
        "\"units\": { | \"units\": [{ | 6: /units",
        "\"input_tokens/1000000\" | \"input_tokens\" | 6: /units/in: input_tokens (expected: ",
        "\"input_tokens/1000000\" | \"input_tokens/0\" | expected: ",
        "\"providers\": { | \"providers\": [{ | 8: /providers",
        "\"acme\": { | \"acme\": [{ | 8: /providers/acme",
        "\"models\": { | \"models\": [{ | 8: /providers/acme/models",
        "\"m\": {\"aka\" | \"m\": [{\"aka\" | 9: /providers/acme/models/m",
        "\"cards\": [ | \"cards\": {\"a\": [ | 9: /providers/acme/models/m/cards",
        "{\"rates\": {\"in\": 1, | [\"rates\", {\"in\": 1, | 10: /providers/acme/models/m/cards/0",
        "\"rates\": {\"in\": 1, | \"rates\": [{\"in\": 1, | /cards/0/rates",
        "\"in\": 1, \"out\" | \"in\": -1, \"out\" | 10: /providers/acme/models/m/cards/0/rates/in: -1",
        "\"in\": 1, \"out\" | \"in\": true, \"out\" | expected: a number",
        "\"in\": 1, \"out\" | \"in\": 1e999, \"out\" | at most 60 digits",
        "~2.5 | 2,5 | 2,5 (expected: a decimal)",
        "\"out\": \"~2.5\" | \"of\": 1 | unknown key of",
        "\"when\": {\"tier\" | \"when\": [{\"tier\" | 12: ",
        "\"tier\": \"flex\" | \"tier\": 7 | 12: ",
        "\"batch\": true | \"batch\": false | false (expected: true, or no such key)",
        "\"batch\": true | \"batch\": 1 | expected: true or false",
        "Asia/Tokyo tue 09:00-12:00 | Asia/Tokyo tue | expected: zone, days and hours",
        "Asia/Tokyo tue 09:00-12:00 | Mars tue 09:00-12:00 | expected: zone, days and hours",
        "Asia/Tokyo tue 09:00-12:00 | Asia/Tokyo tues 09:00-12:00 | expected: zone, days and hours",
        "Asia/Tokyo tue 09:00-12:00 | Asia/Tokyo tue 09.00-12:00 | expected: zone, days and hours",
        "\"input>=\": 100 | \"input>=\": 9223372036854775808 | beyond 64 bits",
        "\"input>=\": 100 | \"input>=\": 0.5 | expected: a whole number",
        "\"minimum\": {\"sec\": 10} | \"minimum\": [{\"sec\": 10}] | /minimum",
        "\"minimum\": {\"sec\": 10} | \"minimum\": {\"sec\": 0} | expected: a quantity of audio_seconds > 0",
        "\"minimum\": {\"sec\": 10} | \"minimum\": {\"sec\": 0.0001} | expected: a quantity of audio_seconds > 0",
        "\"source\": \"b\", \"url\" | \"source\": \"c\", \"url\" | c (expected: one of the book's sources)",
        "\"2026-08-02\" | \"2026/08/02\" | expected: a date such as 2026-08-16",
        "\"2026-08-02\" | \"2026-08/02\" | expected: a date such as 2026-08-16",
        "\"2026-02-01T00:00:00Z\" | \"2025-02-01T00:00:00Z\" | expected: after 2026-01-01T00:00:00Z",
        "\"2026-02-01T00:00:00Z\" | \"2026-02-01 00:00:00Z\" | expected: an instant",
        "\"mode\": \"marginal\" | \"mode\": \"half\" | /mode",
        "\"by\": 1.1, | | by missing",
        "\"by\": 1.1 | \"by\": -1 | -1 (expected: >= 0)",
        "\"by\": 1.1 | \"to\": 1 | unknown key to",
        "[\"input\", \"tools\"] | [\"inputs\"] | /on",
        "[\"input\", \"tools\"] | [] | /times",
        "\"latest\": { | \"latest\": [{ | /latest",
        "\"m-latest\": { | \"m-latest\": [{ | /latest/m-latest",
        "\"2026-09-01T00:00:00Z\": | \"September\": | September (expected: an instant",
        "\"currency\": \"EUR\" | \"currency\": \"MARS\" | MARS",
        "\"includes\" | \"include\" | unknown key include",
        "\"rates\": {\"in\": \"1\"} | \"aka\": [] | cards missing",
        "\"id\": \"all\", | | id or version missing"
      })
  void mistake_isNamedWithFileLineAndKey(String right, String wrong, String message) {
    assertThat(BOOK).contains(right);
    String broken = BOOK.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(PriceBookFormatException.class)
        .hasMessageMatching("(?s)book(:\\d+)?: .*")
        .hasMessageContaining(message);
  }

  private ModelPrices model(String name) {
    return ((PriceLookup.Found) book.find(PriceQuery.of("acme", name, AT))).prices();
  }

  private static PriceBook read(String json) {
    return PriceBooks.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "book");
  }

  @Test
  void layers_addUpAndTakeTheEarliestDates() {
    String older =
        BOOK.replace("2026-09-23T00:00:00Z", "2026-05-01T00:00:00Z")
            .replace("2027-01-01T00:00:00Z", "2026-12-01T00:00:00Z");
    PriceBook layered = PriceBooks.layered(book, read(older), PriceBooks.builder("x", "1").build());

    assertThat(layered.generatedAt()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(layered.validUntil()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(PriceBooks.layered(read(older), book).validUntil())
        .isEqualTo("2026-12-01T00:00:00Z");
    assertThat(layered.modelCount()).isEqualTo(14);
    assertThat(layered.cardCount()).isEqualTo(16);
    assertThat(layered.models()).hasSize(14);
    assertThat(layered.sources()).hasSize(4);
    assertThat(layered.skippedCards()).isZero();
    assertThat(layered.toString()).contains("all");
  }

  @Test
  void layers_countWhatEachSkips() {
    String unknown = BOOK.replace("\"quality\": \"high\"", "\"weather\": \"fine\"");

    PriceBook layered = PriceBooks.layered(read(unknown), read(unknown));

    assertThat(layered.skippedCards()).isEqualTo(2);
    assertThat(layered.cardCount()).isEqualTo(14);
  }

  @Test
  void find_isCachedWithinBoundsAndStaysRight() {
    for (int i = 0; i < 5_000; i++) {
      book.find(PriceQuery.of("acme", "model-" + i, AT));
    }
    for (int i = 0; i < 300; i++) {
      book.find(PriceQuery.of("provider-" + i, "m", AT));
    }

    assertThat(book.find(PriceQuery.of("acme", "m", AT))).isInstanceOf(PriceLookup.Found.class);
    assertThat(book.find(PriceQuery.of("bolt", "q", AT))).isInstanceOf(PriceLookup.Found.class);
    assertThat(book.find(PriceQuery.of("acme", "model-1", AT)))
        .isInstanceOf(PriceLookup.Missing.class);
  }

  @Test
  void cards_areOrderedWithTheMostSpecificFirst() {
    Provenance source = Provenance.of("s");
    RateCard plain = RateCard.builder(source).build();
    RateCard later = RateCard.builder(source).validFrom(AT).build();
    RateCard tier =
        RateCard.builder(source).when(Conditions.builder().serviceTier("flex").build()).build();
    RateCard low =
        RateCard.builder(source)
            .when(Conditions.builder().context(ContextThreshold.inputAbove(10)).build())
            .build();
    RateCard high =
        RateCard.builder(source)
            .when(Conditions.builder().context(ContextThreshold.inputAbove(20)).build())
            .build();

    List<RateCard> ordered =
        ModelPrices.of(
                "p",
                "m",
                java.util.Currency.getInstance("USD"),
                List.of(plain, low, later, high, tier))
            .cards();

    assertThat(ordered.subList(3, 5)).containsExactly(later, plain);
    assertThat(ordered.indexOf(high)).isLessThan(ordered.indexOf(low));
    assertThat(ordered.indexOf(tier)).isLessThan(ordered.indexOf(plain));
  }
}
