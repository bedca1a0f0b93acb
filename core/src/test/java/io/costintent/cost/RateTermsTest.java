/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static io.costintent.cost.Cards.AT;
import static io.costintent.cost.Cards.TOKENS;
import static io.costintent.cost.Cards.above;
import static io.costintent.cost.Cards.book;
import static io.costintent.cost.Cards.calculate;
import static io.costintent.cost.Cards.card;
import static io.costintent.cost.Cards.prices;
import static io.costintent.cost.Cards.query;
import static io.costintent.cost.Cards.tier;
import static io.costintent.cost.Cards.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.money.Money;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateMultiplier;
import io.costintent.pricing.TierMode;
import io.costintent.pricing.TimeWindow;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The terms that a card may ask for, from card to line. */
class RateTermsTest {
  @ParameterizedTest
  @CsvSource({
    "GT, 200000, 0.4",
    "GT, 200001, 0.800004",
    "GTE, 199999, 0.399998",
    "GTE, 200000, 0.8"
  })
  void context_passesByItsOperator(ContextThreshold.Operator operator, long input, String sum) {
    ContextThreshold threshold =
        new ContextThreshold(operator, 200_000, ContextThreshold.Basis.TOTAL_INPUT);
    PriceBook book =
        book(
            tokens("2", "8"),
            card()
                .when(Conditions.builder().context(threshold).build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("4")));

    Cost cost = calculate(book, query(), Usage.ofTokens(input, 0));

    assertThat(cost.total()).isEqualTo(Money.usd(sum));
  }

  @ParameterizedTest
  @CsvSource({
    "TOTAL_INPUT, 100, 1",
    "TOTAL_INPUT, 101, 2",
    "TOTAL_OUTPUT, 101, 1",
    "TOTAL, 90, 1",
    "TOTAL, 91, 2"
  })
  void context_countsByItsBasis(ContextThreshold.Basis basis, long input, String rate) {
    ContextThreshold threshold = new ContextThreshold(ContextThreshold.Operator.GT, 100, basis);
    PriceBook book =
        book(
            tokens("1", "0"),
            card()
                .when(Conditions.builder().context(threshold).build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")));

    Cost cost = calculate(book, query(), Usage.ofTokens(input, 10));

    assertThat(cost.lines().get(0).amount())
        .isEqualByComparingTo(new BigDecimal(rate).multiply(BigDecimal.valueOf(input, 6)));
  }

  @Test
  void context_marginalChargesOnlyWhatIsAbove() {
    ContextThreshold above = ContextThreshold.inputAbove(200_000);
    PriceBook book =
        book(
            tokens("2", "8"),
            card()
                .when(Conditions.builder().context(above).build())
                .tierMode(TierMode.MARGINAL)
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("4")));

    Cost cost = calculate(book, query(), Usage.ofTokens(300_000, 0));

    assertThat(cost.total()).isEqualTo(Money.usd("0.8"));
    assertThat(cost.lines()).extracting(LineItem::quantity).hasSize(2);
  }

  @Test
  void context_eachUnitHasItsOwnThreshold() {
    PriceBook book =
        book(
            tokens("1", "1"),
            above(128_000).rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("2")),
            above(200_000).rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("3")));

    Cost between = calculate(book, query(), Usage.ofTokens(150_000, 1_000_000));
    Cost beyond = calculate(book, query(), Usage.ofTokens(250_000, 1_000_000));

    assertThat(between.total()).isEqualTo(Money.usd("2.15"));
    assertThat(beyond.total()).isEqualTo(Money.usd("2.75"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01T00:59:59Z, 1",
    "2026-10-01T01:00:00Z, 2",
    "2026-10-01T03:59:59Z, 2",
    "2026-10-01T04:00:00Z, 1",
    "2026-10-03T02:00:00Z, 1",
    "2026-10-05T02:00:00Z, 2"
  })
  void hours_areThoseOfTheVendorsZoneAndWeek(String at, String expected) {
    PriceBook book =
        book(
            card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")),
            card()
                .when(
                    Conditions.builder()
                        .windows(TimeWindow.parse("Asia/Shanghai mon-fri 09:00-12:00"))
                        .build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")));

    Cost cost =
        calculate(
            book,
            PriceQuery.builder("p", "m", Instant.parse(at)),
            Usage.of(UsageUnit.INPUT_TOKENS, 1_000_000));

    assertThat(cost.total()).isEqualTo(Money.usd(expected));
  }

  @ParameterizedTest
  @CsvSource({"250, 0.01", "10000, 0.01", "10001, 0.010001", "0, 0"})
  void minimum_isBilledOnceTheUnitIsUsed(long millis, String expected) {
    PriceBook book =
        book(
            card()
                .rate(UsageUnit.AUDIO_SECONDS, Rate.of("0.001", 1))
                .minimum(UsageUnit.AUDIO_SECONDS, 10_000));

    Cost cost = calculate(book, query(), Usage.of(UsageUnit.AUDIO_SECONDS, millis));

    assertThat(cost.total()).isEqualTo(Money.usd(expected));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.006", "6000, 0.006", "6001, 0.012", "12000, 0.012", "30001, 0.036"})
  void increment_isBilledInFull(long millis, String expected) {
    PriceBook book =
        book(
            card()
                .rate(UsageUnit.AUDIO_SECONDS, Rate.of("0.001", 1))
                .roundUpTo(UsageUnit.AUDIO_SECONDS, 6_000));

    Cost cost = calculate(book, query(), Usage.of(UsageUnit.AUDIO_SECONDS, millis));

    assertThat(cost.total()).isEqualTo(Money.usd(expected));
  }

  @Test
  void fee_isAPercentageOfAllElse() {
    PriceBook book = book(tokens("2", "8").rate(UsageUnit.SPEND, Rate.of("0.055", 1)));

    Cost cost = calculate(book, query(), TOKENS);

    assertThat(cost.total()).isEqualTo(Money.usd("10.55"));
    assertThat(cost.part(Category.OTHER)).isEqualTo(Money.usd("0.55"));
    assertThat(cost.lines()).last().hasToString("spend 10 = 0.55");
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void fee_ofNothingIsNoLine() {
    PriceBook book = book(tokens("2", "8").rate(UsageUnit.SPEND, Rate.of("0.055", 1)));

    Cost cost = calculate(book, query(), Usage.ofTokens(0, 0));

    assertThat(cost.lines()).isEmpty();
    assertThat(cost.total()).isEqualTo(Money.usd("0"));
  }

  @Test
  void router_chargesForAllInputBesidesTheModel() {
    PriceBook book = book(tokens("2", "8").rate(UsageUnit.ROUTER_TOKENS, Rate.perMillion("0.14")));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000_000)
            .add(UsageUnit.CACHE_READ_TOKENS, 400_000)
            .build();

    Cost cost = calculate(book, query(), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("2.14"));
    assertThat(cost.part(Category.OTHER)).isEqualTo(Money.usd("0.14"));
  }

  @Test
  void byok_leavesTheRoutersFee() {
    PriceBook book =
        book(
            tokens("2", "8"),
            card()
                .when(Conditions.builder().other("byok", "true").build())
                .multiplier(RateMultiplier.onTokens("0.05")));

    Cost cost = calculate(book, query().condition("byok", "true"), TOKENS);

    assertThat(cost.total()).isEqualTo(Money.usd("0.5"));
  }

  @Test
  void fineTuned_hasPricesOfItsOwn() {
    PriceBook book =
        PriceBooks.builder("test", "1")
            .add(prices("m", tokens("2", "8")))
            .add(prices("ft:m", tokens("3", "12")))
            .build();

    Cost tuned = calculate(book, PriceQuery.builder("p", "ft:m:acme::x1", AT), TOKENS);

    assertThat(tuned.total()).isEqualTo(Money.usd("15"));
    assertThat(tuned.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void free_isAPriceOfZero() {
    Cost cost = calculate(book(tokens("0", "0")), query(), TOKENS);

    assertThat(cost.status()).isEqualTo(CostStatus.FREE);
    assertThat(cost.total()).isEqualTo(Money.usd("0"));
  }

  @Test
  void missing_inheritsAndWithheldDoesNot() {
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000_000)
            .add(UsageUnit.CACHE_READ_TOKENS, 1_000_000)
            .build();

    Cost missing = calculate(book(tokens("2", "8")), query(), usage);
    Cost zero =
        calculate(
            book(tokens("2", "8").rate(UsageUnit.CACHE_READ_TOKENS, Rate.of("0", 1))),
            query(),
            usage);
    Cost withheld =
        calculate(book(tokens("2", "8").withhold(UsageUnit.CACHE_READ_TOKENS)), query(), usage);

    assertThat(missing.total()).isEqualTo(Money.usd("2"));
    assertThat(missing.reasons()).containsExactly(CostReason.INHERITED_RATE);
    assertThat(zero.total()).isEqualTo(Money.usd("0"));
    assertThat(zero.status()).isEqualTo(CostStatus.FREE);
    assertThat(withheld.total()).isNull();
    assertThat(withheld.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
  }

  @ParameterizedTest
  @MethodSource("heirs")
  void inheritance_goesFromTierToStandardToParent(UsageUnit unit, String expected, boolean said) {
    PriceBook book =
        book(
            tokens("2", "8").rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("0.5")),
            tier("flex").rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")));
    Usage usage = Usage.of(unit, 1_000_000);

    Cost cost = calculate(book, query().servedServiceTier("flex"), usage);

    assertThat(cost.total()).isEqualTo(Money.usd(expected));
    assertThat(cost.reasons().contains(CostReason.INHERITED_RATE)).isEqualTo(said);
  }

  static Stream<Arguments> heirs() {
    return Stream.of(
        argumentSet("its own in the tier", UsageUnit.INPUT_TOKENS, "1", false),
        argumentSet("its own at standard", UsageUnit.CACHE_READ_TOKENS, "0.5", true),
        argumentSet("its parent's at standard", UsageUnit.OUTPUT_REASONING_TOKENS, "8", true),
        argumentSet("its parent's in the tier", UsageUnit.INPUT_AUDIO_TOKENS, "1", true),
        argumentSet("its nearest parent's", UsageUnit.CACHE_AUDIO_READ_TOKENS, "0.5", true));
  }

  @Test
  void terms_notKnownHereMakeAnEstimate() {
    String json =
        """
        {"schema": 1, "id": "b", "version": "1", "sources": {"s": {"retrieved": "2026-09-01"}},
         "units": {"in": "input_tokens/1000000"},
         "providers": {"p": {"source": "s", "models": {"m": {"cards": [
           {"when": {"moon": "full"}, "rates": {"in": 9}}, {"rates": {"in": 1}}]}}}}}
        """;
    PriceBook book =
        PriceBooks.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "b");

    Cost cost = calculate(book, query(), Usage.of(UsageUnit.INPUT_TOKENS, 1_000_000));

    assertThat(cost.total()).isEqualTo(Money.usd("1"));
    assertThat(cost.status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(cost.reasons()).containsExactly(CostReason.TERMS_NOT_KNOWN);
  }

  @Test
  void contradiction_isBoundedAndSaid() {
    PriceBook book = book(tokens("2", "8").rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1")));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 100)
            .add(UsageUnit.CACHE_READ_TOKENS, Long.MAX_VALUE)
            .add(UsageUnit.OUTPUT_TOKENS, -5)
            .build();

    Cost cost = calculate(book, query(), usage);

    assertThat(cost.status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(cost.reasons()).containsExactly(CostReason.USAGE_INCONSISTENT);
    assertThat(cost.total()).isEqualTo(Money.usd("9223372036854.775807"));
  }

  @Test
  void onlyModality_standsInForTheRest() {
    PriceBook book = book(card().rate(UsageUnit.OUTPUT_IMAGE_TOKENS, Rate.perMillion("40")));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.OUTPUT_TOKENS, 5_000)
            .add(UsageUnit.OUTPUT_IMAGE_TOKENS, 4_800)
            .build();

    Cost cost = calculate(book, query(), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("0.2"));
    assertThat(cost.reasons()).containsExactly(CostReason.INHERITED_RATE);
    assertThat(cost.explain()).contains("at the price of output_image_tokens");
  }

  @Test
  void onlyModality_isNoneWhereTwoAreSold() {
    PriceBook book =
        book(
            card()
                .rate(UsageUnit.OUTPUT_IMAGE_TOKENS, Rate.perMillion("40"))
                .rate(UsageUnit.OUTPUT_AUDIO_TOKENS, Rate.perMillion("80")));

    Cost cost = calculate(book, query(), Usage.of(UsageUnit.OUTPUT_TOKENS, 5_000));

    assertThat(cost.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
  }
}
