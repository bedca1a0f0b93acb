/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.usage.UsageUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompactBookTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  /** One card with everything a card can have, and one model with everything a model can. */
  static final String EVERYTHING =
      """
      {"schema": 1, "id": "all", "version": "7", "generatedAt": "2026-09-23T00:00:00Z",
       "validUntil": "2027-01-01T00:00:00Z",
       "sources": {"s": {"name": "n", "url": "https://u", "licence": "MIT", "commit": "c",
                         "sha256": "h", "retrieved": "2026-09-01"}, "t": {"retrieved": "2026-09-02"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000",
                 "sec": "audio_seconds/3600", "own": "acme.pages/1"},
       "providers": {
        "acme": {"source": "s", "dateless": true, "includes": ["other"], "fallback": ["third"],
         "models": {
          "Big-Model": {"aka": ["bm", "big"], "family": ["bigger"], "cards": [
           {"rates": {"in": 3, "out": 15}},
           {"from": "2026-01-01T00:00:00Z", "to": "2027-01-01T00:00:00Z",
            "when": {"tier": "flex", "batch": true, "region": ["eu", "us"], "scope": "regional",
                     "speed": "fast", "total>=": 3, "quality": "high", "size": "1024x1024",
                     "hours": ["Asia/Shanghai mon-fri 09:00-12:00", "UTC sat-sun 22:00-02:00"]},
            "rates": {"in": "~0.13", "out": null, "own": 123456789012345678901.0000000000001},
            "minimum": {"sec": 10}, "roundUpTo": {"sec": 6, "own": 2},
            "times": {"by": 1.1, "on": ["input", "tools"]}, "mode": "marginal",
            "source": "t", "url": "https://x", "checked": "2026-09-01", "disputed": ["s"]}]},
          "strange": {"cards": [
           {"when": {"moon": "full"}, "rates": {"in": 9}}, {"rates": {"in": 1}}]},
          "dated": {"dateless": false, "rates": {"in": 3, "out": 15}}},
         "latest": {"bm-latest": {"": "big-model", "2026-06-01T00:00:00Z": "dated"}}},
        "other": {"source": "t", "currency": "EUR", "models": {"m": {"rates": {"in": 0}}}}}}
      """;

  static Stream<Arguments> books() {
    return Stream.of(
        argumentSet("everything", EVERYTHING.getBytes(StandardCharsets.UTF_8)),
        argumentSet("a thousand models", resource("prices.json")));
  }

  @ParameterizedTest
  @MethodSource("books")
  void compact_saysWhatJsonSaid(byte[] json) {
    HashPriceBook given = (HashPriceBook) read(json);

    HashPriceBook packed = (HashPriceBook) read(compact(given));

    assertThat(packed.label()).isEqualTo(given.label());
    assertThat(packed.generatedAt()).isEqualTo(given.generatedAt());
    assertThat(packed.validUntil()).isEqualTo(given.validUntil());
    assertThat(packed.sources()).isEqualTo(given.sources());
    assertThat(packed.skippedCards()).isEqualTo(given.skippedCards());
    assertThat(packed.modelCount()).isEqualTo(given.modelCount()).isEqualTo(given.models().size());
    assertThat(packed.cardCount()).isEqualTo(given.cardCount());
    assertThat(Lookups.of(packed)).isEqualTo(Lookups.of(given));
  }

  @Test
  void lookups_seeEveryDifference() {
    String other = EVERYTHING.replace("\"roundUpTo\": {\"sec\": 6", "\"roundUpTo\": {\"sec\": 7");

    HashPriceBook left = (HashPriceBook) read(EVERYTHING.getBytes(StandardCharsets.UTF_8));
    HashPriceBook right = (HashPriceBook) read(other.getBytes(StandardCharsets.UTF_8));

    assertThat(Lookups.of(left)).isNotEqualTo(Lookups.of(right));
  }

  @Test
  void compact_isTheSameEachTime() {
    PriceBook given = read(resource("prices.json"));

    byte[] once = compact(given);

    assertThat(compact(given)).isEqualTo(once);
    assertThat(compact(read(once))).isEqualTo(once);
  }

  @Test
  void compact_isAFractionOfJson() {
    byte[] json = resource("prices.json");

    assertThat(compact(read(json)).length).isLessThan(json.length / 6);
  }

  @Test
  void compact_keepsNamesOfTheLibraryUser() {
    Conditions fast = Conditions.builder().speed("FAST").build();
    RateCard card =
        RateCard.builder(Provenance.of("me"))
            .when(fast)
            .rate(UsageUnit.of("widgets"), Rate.of("0.07", 3))
            .build();
    PriceBook given =
        PriceBooks.builder("mine", "1")
            .add(ModelPrices.of("me", "M", Currency.getInstance("JPY"), List.of(card)))
            .build();

    PriceLookup found = read(compact(given)).find(PriceQuery.of("me", "m", AT));

    ModelPrices prices = ((PriceLookup.Found) found).prices();
    assertThat(prices.sku()).isEqualTo("me/M");
    assertThat(prices.currency().getCurrencyCode()).isEqualTo("JPY");
    assertThat(prices.cards().get(0).conditions().speed()).isEqualTo("fast");
    assertThat(prices.cards().get(0).rates())
        .containsEntry(UsageUnit.of("widgets"), Rate.of("0.07", 3));
  }

  @Test
  void write_refusesLayers() {
    PriceBook book = read(EVERYTHING.getBytes(StandardCharsets.UTF_8));
    PriceBook layers = PriceBooks.layered(book, book);

    assertThatThrownBy(() -> compact(layers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("book: all+all:7+7 (expected: a single book, read or built)");
  }

  @Test
  void write_refusesConditionsThatNoReaderKnows() {
    RateCard card =
        RateCard.builder(Provenance.of("me"))
            .when(Conditions.builder().other("moon", "full").build())
            .build();
    PriceBook book =
        PriceBooks.builder("mine", "1")
            .add(ModelPrices.of("me", "m", Currency.getInstance("USD"), List.of(card)))
            .build();

    assertThatThrownBy(() -> compact(book))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("condition: moon (expected: one of ");
  }

  @Test
  void read_leavesOutCardsOfANewerLibrary() {
    PriceBook book = read(renamed("quality", "lunacy!"));

    PriceLookup found = book.find(PriceQuery.of("acme", "big", AT));

    assertThat(((PriceLookup.Found) found).prices().cards()).hasSize(1);
    assertThat(((PriceLookup.Found) found).prices().isIncomplete()).isTrue();
    assertThat(book.skippedCards()).isEqualTo(2);
  }

  @Test
  void read_leavesOutModelsOfANewerLibrary() {
    byte[] json =
        EVERYTHING
            .replace("{\"rates\": {\"in\": 3, \"out\": 15}},", "")
            .getBytes(StandardCharsets.UTF_8);

    PriceBook book = read(renamed(compact(read(json)), "quality", "lunacy!"));

    assertThat(book.find(PriceQuery.of("acme", "big", AT)))
        .isEqualTo(PriceLookup.Missing.UNKNOWN_MODEL);
    assertThat(book.find(PriceQuery.of("acme", "strange", AT)))
        .isInstanceOf(PriceLookup.Found.class);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        argumentSet("nothing", 0, -1, "not a compact price book"),
        argumentSet("another format", 4, 9, "compact format 9 (expected: 1)"),
        argumentSet("a length beyond reason", 5, 0x7F, "(expected: 0 to 8388608)"),
        argumentSet("another length", 8, 1, "damaged: "),
        argumentSet("another checksum", 9, 1, "damaged: checksum does not match"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void read_saysWhatIsWrongWithTheEnvelope(int at, int with, String message) {
    byte[] bytes = compact(read(EVERYTHING.getBytes(StandardCharsets.UTF_8)));
    bytes[at] = (byte) (bytes[at] == with ? with + 1 : with);

    assertThatThrownBy(() -> CompactBookReader.read(bytes, "prices.book"))
        .isInstanceOf(PriceBookFormatException.class)
        .hasMessageStartingWith("prices.book: ")
        .hasMessageContaining(message);
  }

  @Test
  void read_refusesMoreThanTheBook() {
    byte[] bytes = compact(read(EVERYTHING.getBytes(StandardCharsets.UTF_8)));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

    assertThatThrownBy(() -> read(longer))
        .isInstanceOf(PriceBookFormatException.class)
        .hasMessageContaining("bytes of content");
  }

  /** When one of these fails, the compact form has to learn the new part, and then the figure. */
  @Test
  void compact_knowsEveryPartOfACard() {
    assertThat(parts(RateCard.class)).as("CompactCards, CompactParts, CardTerms").isEqualTo(10);
    assertThat(parts(Conditions.class)).as("ConditionTerms").isEqualTo(8);
    assertThat(parts(TimeWindow.class)).as("ConditionTerms").isEqualTo(4);
    assertThat(parts(ContextThreshold.class)).as("ConditionTerms").isEqualTo(3);
    assertThat(parts(RateMultiplier.class)).as("CardTerms").isEqualTo(2);
    assertThat(parts(Rate.class)).as("CompactCards, CompactParts").isEqualTo(3);
    assertThat(parts(Provenance.class)).as("CompactCards, CompactParts").isEqualTo(4);
    assertThat(parts(ModelPrices.class)).as("CompactBlock, CompactModel").isEqualTo(7);
    assertThat(parts(ProviderModels.class)).as("CompactBlock, CompactProvider").isEqualTo(6);
  }

  private static long parts(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .map(Field::getName)
        .count();
  }

  private static byte[] renamed(String from, String to) {
    return renamed(compact(read(EVERYTHING.getBytes(StandardCharsets.UTF_8))), from, to);
  }

  /** Returns the book with another word of the same length in it. */
  private static byte[] renamed(byte[] book, String from, String to) {
    String content =
        new String(CompactFormat.open(book, "given"), StandardCharsets.ISO_8859_1)
            .replace(from, to);
    return CompactFormat.seal(content.getBytes(StandardCharsets.ISO_8859_1));
  }

  static PriceBook read(byte[] bytes) {
    return PriceBooks.read(new ByteArrayInputStream(bytes), "given");
  }

  static byte[] compact(PriceBook book) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PriceBooks.writeCompact(book, out);
    return out.toByteArray();
  }

  static byte[] resource(String name) {
    try (InputStream in = PriceBooks.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
