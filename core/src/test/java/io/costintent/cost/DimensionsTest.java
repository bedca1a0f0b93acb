/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static io.costintent.cost.Cards.TOKENS;
import static io.costintent.cost.Cards.book;
import static io.costintent.cost.Cards.calculate;
import static io.costintent.cost.Cards.card;
import static io.costintent.cost.Cards.query;
import static io.costintent.cost.Cards.tier;
import static io.costintent.cost.Cards.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.money.Money;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateMultiplier;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is sold, from usage and card to line. */
class DimensionsTest {

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
}
