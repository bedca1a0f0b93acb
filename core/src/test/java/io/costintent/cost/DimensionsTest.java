/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.money.Money;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
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
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is sold, from usage and card to line. */
class DimensionsTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z"); // a Thursday
  private static final Usage TOKENS = Usage.ofTokens(1_000_000, 1_000_000);

  @ParameterizedTest
  @MethodSource("units")
  void unit_hasALineOfItsOwn(UsageUnit unit, long steps, String quantity, Rate rate, String sum) {
    PriceBook book = book(card().rate(unit, rate));

    Cost cost = calculate(book, query(), Usage.of(unit, steps));

    assertThat(cost.lines()).hasSize(1);
    LineItem line = cost.lines().get(0);
    assertThat(line.unit()).isEqualTo(unit);
    assertThat(line.quantity()).isEqualByComparingTo(quantity);
    assertThat(line.amount()).isEqualByComparingTo(sum);
    assertThat(cost.part(unit.category())).isEqualTo(cost.total());
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  static Stream<Arguments> units() {
    return Stream.of(
        million("input tokens", UsageUnit.INPUT_TOKENS),
        million("output tokens", UsageUnit.OUTPUT_TOKENS),
        million("cache read tokens", UsageUnit.CACHE_READ_TOKENS),
        million("cache write tokens", UsageUnit.CACHE_WRITE_TOKENS),
        million("cache write tokens for 5 minutes", UsageUnit.CACHE_WRITE_5M_TOKENS),
        million("cache write tokens for 30 minutes", UsageUnit.CACHE_WRITE_30M_TOKENS),
        million("cache write tokens for 1 hour", UsageUnit.CACHE_WRITE_1H_TOKENS),
        million("cache write tokens for 12 hours", UsageUnit.CACHE_WRITE_12H_TOKENS),
        million("reasoning tokens", UsageUnit.OUTPUT_REASONING_TOKENS),
        million("citation tokens", UsageUnit.OUTPUT_CITATION_TOKENS),
        million("audio tokens sent", UsageUnit.INPUT_AUDIO_TOKENS),
        million("audio tokens generated", UsageUnit.OUTPUT_AUDIO_TOKENS),
        million("image tokens sent", UsageUnit.INPUT_IMAGE_TOKENS),
        million("image tokens generated", UsageUnit.OUTPUT_IMAGE_TOKENS),
        million("video tokens sent", UsageUnit.INPUT_VIDEO_TOKENS),
        million("video tokens generated", UsageUnit.OUTPUT_VIDEO_TOKENS),
        million("cached audio tokens", UsageUnit.CACHE_AUDIO_READ_TOKENS),
        million("characters sent", UsageUnit.INPUT_CHARACTERS),
        million("characters generated", UsageUnit.OUTPUT_CHARACTERS),
        million("pixels", UsageUnit.OUTPUT_PIXELS),
        million("router tokens", UsageUnit.ROUTER_TOKENS),
        million("computer use tokens", UsageUnit.COMPUTER_USE_TOKENS),
        million("computer use input", UsageUnit.COMPUTER_USE_INPUT_TOKENS),
        million("computer use output", UsageUnit.COMPUTER_USE_OUTPUT_TOKENS),
        thousandths("seconds of audio", UsageUnit.AUDIO_SECONDS),
        thousandths("seconds of audio sent", UsageUnit.INPUT_AUDIO_SECONDS),
        thousandths("seconds of audio generated", UsageUnit.OUTPUT_AUDIO_SECONDS),
        thousandths("seconds of video sent", UsageUnit.INPUT_VIDEO_SECONDS),
        thousandths("seconds of video generated", UsageUnit.OUTPUT_VIDEO_SECONDS),
        thousandths("GPU seconds", UsageUnit.GPU_SECONDS),
        thousandths("cached tokens times hours", UsageUnit.CACHE_TOKEN_HOURS),
        millionths("gigabytes times days", UsageUnit.STORAGE_GB_DAYS),
        millionths("hours of provisioned throughput", UsageUnit.PROVISIONED_HOURS),
        each("images sent", UsageUnit.INPUT_IMAGES),
        each("images generated", UsageUnit.OUTPUT_IMAGES),
        each("pages", UsageUnit.INPUT_DOCUMENT_PAGES),
        each("annotated pages", UsageUnit.INPUT_ANNOTATED_DOCUMENT_PAGES),
        each("messages", UsageUnit.INPUT_TEXT_MESSAGES),
        each("requests", UsageUnit.REQUESTS),
        each("sessions", UsageUnit.SESSIONS),
        each("web searches per query", UsageUnit.WEB_SEARCHES),
        each("social searches", UsageUnit.SOCIAL_SEARCHES),
        each("file searches", UsageUnit.STORAGE_SEARCHES),
        each("grounding per prompt", UsageUnit.GROUNDED_PROMPTS),
        each("grounding per unique query", UsageUnit.GROUNDING_QUERIES),
        each("maps queries", UsageUnit.MAPS_QUERIES),
        each("sources of searches", UsageUnit.SEARCH_SOURCES),
        each("web fetches", UsageUnit.WEB_FETCHES),
        each("code executions", UsageUnit.CODE_EXECUTIONS),
        each("code sessions", UsageUnit.CODE_SESSIONS),
        each("rerank units", UsageUnit.RERANK_UNITS),
        each("guardrail units", UsageUnit.GUARDRAIL_UNITS),
        each("units of a third party", UsageUnit.of("acme.crawls")));
  }

  private static Arguments million(String name, UsageUnit unit) {
    return argumentSet(name, unit, 1_500_000L, "1500000", Rate.perMillion("3"), "4.5");
  }

  private static Arguments thousandths(String name, UsageUnit unit) {
    return argumentSet(name, unit, 2_500L, "2.5", Rate.of("0.36", 3_600), "0.00025");
  }

  private static Arguments millionths(String name, UsageUnit unit) {
    return argumentSet(name, unit, 1_250_000L, "1.25", Rate.of("0.1", 1), "0.125");
  }

  private static Arguments each(String name, UsageUnit unit) {
    return argumentSet(name, unit, 3L, "3", Rate.of("10", 1_000), "0.03");
  }

  @Test
  void pages_annotatedAreNotChargedAsPlainToo() {
    PriceBook book =
        book(
            card()
                .rate(UsageUnit.INPUT_DOCUMENT_PAGES, Rate.of("1", 1_000))
                .rate(UsageUnit.INPUT_ANNOTATED_DOCUMENT_PAGES, Rate.of("3", 1_000)));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_DOCUMENT_PAGES, 10)
            .add(UsageUnit.INPUT_ANNOTATED_DOCUMENT_PAGES, 4)
            .build();

    Cost cost = calculate(book, query(), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("0.018"));
  }

  @ParameterizedTest
  @CsvSource({
    "high, 1024x1536, 0.25",
    "high, 1024x1024, 0.17",
    "low, 1024x1024, 0.01",
    ", 256x256, 0.01"
  })
  void images_costByQualityAndSize(String quality, String size, String expected) {
    PriceBook book =
        book(
            card().rate(UsageUnit.OUTPUT_IMAGES, Rate.of("0.01", 1)),
            card()
                .when(Conditions.builder().other("quality", "high").build())
                .rate(UsageUnit.OUTPUT_IMAGES, Rate.of("0.17", 1)),
            card()
                .when(
                    Conditions.builder()
                        .other("quality", "high")
                        .other("size", "1024x1536")
                        .build())
                .rate(UsageUnit.OUTPUT_IMAGES, Rate.of("0.25", 1)));
    PriceQuery.Builder query = query().condition("size", size);
    PriceQuery.Builder call = quality == null ? query : query.condition("quality", quality);

    Cost cost = calculate(book, call, Usage.of(UsageUnit.OUTPUT_IMAGES, 1));

    assertThat(cost.total()).isEqualTo(Money.usd(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "flex, , 1",
    "flex, priority, 4",
    "priority, default, 2",
    "priority, flex, 1",
    ", flex, 1",
    "auto, , 2"
  })
  void serviceTier_servedWins(String requested, String served, String expected) {
    PriceBook book =
        book(
            card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")),
            tier("flex").rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")),
            tier("priority").rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("4")));

    Cost cost =
        calculate(
            book,
            query().requestedServiceTier(requested).servedServiceTier(served),
            Usage.of(UsageUnit.INPUT_TOKENS, 1_000_000));

    assertThat(cost.total()).isEqualTo(Money.usd(expected));
  }

  @Test
  void batch_hasPricesOfItsOwn() {
    PriceBook book =
        book(
            tokens("2", "8"),
            card()
                .when(Conditions.builder().batch().build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1"))
                .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("4")));

    assertThat(calculate(book, query().batch(true), TOKENS).total()).isEqualTo(Money.usd("5"));
    assertThat(calculate(book, query().servedServiceTier("batch"), TOKENS).total())
        .isEqualTo(Money.usd("5"));
    assertThat(calculate(book, query(), TOKENS).total()).isEqualTo(Money.usd("10"));
  }

  @Test
  void region_multipliesTokensButNotTools() {
    PriceBook book =
        book(
            tokens("2", "8").rate(UsageUnit.WEB_SEARCHES, Rate.of("1", 1)),
            card()
                .when(Conditions.builder().regions("eu", "us").build())
                .multiplier(RateMultiplier.onTokens("1.1")));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000_000)
            .add(UsageUnit.WEB_SEARCHES, 1)
            .build();

    Cost residency = calculate(book, query().region("EU"), usage);
    Cost anywhere = calculate(book, query().region("jp"), usage);

    assertThat(residency.total()).isEqualTo(Money.usd("3.2"));
    assertThat(residency.explain()).contains("2.00 USD per 1M x 1.1");
    assertThat(anywhere.total()).isEqualTo(Money.usd("3"));
  }

  @Test
  void multiplier_mayCoverToolsAlone() {
    PriceBook book =
        book(
            tokens("2", "8").rate(UsageUnit.WEB_SEARCHES, Rate.of("1", 1)),
            card()
                .when(Conditions.builder().scope("regional").build())
                .multiplier(new RateMultiplier(new BigDecimal("2"), Set.of(Category.TOOLS))));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000_000)
            .add(UsageUnit.WEB_SEARCHES, 1)
            .build();

    Cost cost = calculate(book, query().scope("regional"), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("4"));
  }

  @Test
  void speed_fastMultipliesOnTopOfTheRegion() {
    PriceBook book =
        book(
            tokens("2", "8"),
            card()
                .when(Conditions.builder().speed("fast").build())
                .multiplier(RateMultiplier.onTokens("6")),
            card()
                .when(Conditions.builder().regions("us").build())
                .multiplier(RateMultiplier.onTokens("1.1")));

    Cost cost = calculate(book, query().speed("fast").region("us"), TOKENS);

    assertThat(cost.total()).isEqualTo(Money.usd("66"));
  }

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

  private static Cost calculate(PriceBook book, PriceQuery.Builder query, Usage usage) {
    return CostCalculator.create().calculate(book, query.build(), usage, null);
  }

  private static PriceQuery.Builder query() {
    return PriceQuery.builder("p", "m", AT);
  }

  private static RateCard.Builder card() {
    return RateCard.builder(Provenance.of("test"));
  }

  private static RateCard.Builder tokens(String input, String output) {
    return card()
        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(input))
        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion(output));
  }

  private static RateCard.Builder tier(String tier) {
    return card().when(Conditions.builder().serviceTier(tier).build());
  }

  private static RateCard.Builder above(long tokens) {
    return card().when(Conditions.builder().context(ContextThreshold.inputAbove(tokens)).build());
  }

  private static PriceBook book(RateCard.Builder... cards) {
    return PriceBooks.builder("test", "1").add(prices("m", cards)).build();
  }

  private static ModelPrices prices(String model, RateCard.Builder... cards) {
    List<RateCard> built = Arrays.stream(cards).map(RateCard.Builder::build).toList();
    return ModelPrices.of("p", model, Currency.getInstance("USD"), built);
  }
}
