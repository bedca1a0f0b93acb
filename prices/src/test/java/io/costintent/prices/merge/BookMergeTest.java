/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import static io.costintent.prices.merge.Quotes.card;
import static io.costintent.prices.merge.Quotes.cards;
import static io.costintent.prices.merge.Quotes.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookFolder;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.Origin;
import io.costintent.prices.book.Terms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookMergeTest {
  private static final Terms FLEX = Terms.of("tier", "flex");
  private static final Terms REGIONAL = Terms.of("scope", "regional");

  private final Quotes quotes = new Quotes();

  @Test
  void units_areDecidedOneByOneAndSayWhoDisputes() {
    quotes
        .add("genai", "mistral_ai", "m", plain("in", "2", "out", "6"))
        .add("litellm", "mistral_ai", "m", plain("in", "0.5", "out", "6", "read", "0.05"))
        .add("portkey", "mistral_ai", "m", plain("in", "0.5"));

    assertThat(cards(quotes.merge(), "mistral_ai", "m"))
        .containsExactlyInAnyOrder(
            "{out=6} genai", "{in=0.5} litellm ![genai]", "{read=0.05} litellm");
    assertThat(quotes.report.disputes()).containsOnlyKeys("mistral_ai/m");
    assertThat(quotes.report.counts()).containsEntry("majority of two against one", 1);
  }

  @Test
  void market_takesTheNewestWhateverTheMajoritySays() {
    quotes
        .add("genai", "openrouter", "d/m", plain("in", "0.2"))
        .add("litellm", "openrouter", "d/m", plain("in", "0.3"))
        .add("portkey", "openrouter", "d/m", plain("in", "0.3"));

    assertThat(cards(quotes.merge(), "openrouter", "d/m"))
        .containsExactly("{in=0.2} genai ![litellm, portkey]");
  }

  @Test
  void sourceWithoutDates_speaksForItsOwnDayOnly() {
    Instant cut = Instant.parse("2026-08-10T00:00:00Z");
    quotes
        .add(
            "genai",
            "openai",
            "m",
            plain("in", "5").during(null, cut),
            plain("in", "4").during(cut, null))
        .add("litellm", "openai", "m", plain("in", "5"), card(FLEX, "in", "2.5"));

    assertThat(cards(quotes.merge(), "openai", "m"))
        .containsExactly(
            "..2026-08-10 {in=5} genai",
            "2026-08-10.. {in=4} genai",
            "..2026-08-10 {\"tier\":\"flex\"} {in=2.5} litellm");
  }

  @Test
  void thresholds_aTokenApartAreTheSame() {
    quotes
        .add(
            "genai",
            "openai",
            "m",
            plain("in", "5"),
            card(Terms.NONE.withJson("input>=", "272000"), "in", "10"))
        .add(
            "litellm",
            "openai",
            "m",
            plain("in", "5"),
            card(Terms.NONE.withJson("input>", "272000"), "in", "10", "files", "2.5"));

    assertThat(cards(quotes.merge(), "openai", "m"))
        .contains("{\"input>=\":272000} {in=10} genai")
        .noneMatch(card -> card.contains("input>\""));
  }

  @Test
  void thresholds_elsewhereAreMovedToTheFirstSources() {
    quotes
        .add(
            "litellm",
            "gcp.gemini",
            "m",
            plain("in", "1"),
            card(Terms.NONE.withJson("input>", "200000"), "in", "2"))
        .add(
            "portkey",
            "gcp.gemini",
            "m",
            plain("in", "1"),
            card(Terms.NONE.withJson("input>", "128000"), "in", "2"));

    assertThat(cards(quotes.merge(), "gcp.gemini", "m"))
        .containsExactly("{in=1} litellm", "{\"input>\":200000} {in=2} litellm");
  }

  @Test
  void grounding_isBilledInOneWay() {
    quotes
        .add("litellm", "gcp.gemini", "m", plain("in", "1", "queries", "14"))
        .add("portkey", "gcp.gemini", "m", plain("in", "1", "grounded", "35"));

    assertThat(cards(quotes.merge(), "gcp.gemini", "m"))
        .containsExactly("{in=1, queries=14} litellm");
  }

  @Test
  void halvesInWholeCents_areMarked() {
    quotes.add("litellm", "openai", "m", plain("read", "0.25"), card(FLEX, "read", "0.13"));

    assertThat(cards(quotes.merge(), "openai", "m"))
        .contains("{\"tier\":\"flex\"} {read=~0.13} litellm");
  }

  @Test
  void regionalNames_needNoConditionWhenThereIsNothingElse() {
    quotes.add("litellm", "aws.bedrock", "amazon.titan-embed-text-v2:0", plain("in", "0.02"));

    assertThat(cards(quotes.merge(), "aws.bedrock", "amazon.titan-embed-text-v2"))
        .containsExactly("{in=0.02} litellm");
  }

  @Test
  void geographies_withThePriceOfTheRegionAreLeftOut() {
    quotes
        .add("litellm", "aws.bedrock", "global.meta.llama9", plain("in", "1"))
        .add("litellm", "aws.bedrock", "meta.llama9", plain("in", "1.1"))
        .add("litellm", "aws.bedrock", "eu.meta.llama9", plain("in", "1.1"))
        .add("litellm", "aws.bedrock", "us-gov.meta.llama9", plain("in", "1.2"))
        .add("litellm", "aws.bedrock", "bedrock/us-gov-west-1/meta.llama9", plain("in", "1.2"));

    assertThat(cards(quotes.merge(), "aws.bedrock", "meta.llama9"))
        .containsExactlyInAnyOrder(
            "{in=1} litellm",
            "{\"scope\":\"regional\"} {in=1.1} litellm",
            "{\"region\":[\"us-gov\",\"us-gov-west-1\"]} {in=1.2} litellm");
  }

  @Test
  void regions_ofOneFactorAreWrittenAsIt() {
    Terms both = Terms.NONE.withJson("region", "[\"eu\",\"us\"]");
    quotes
        .add(
            "litellm",
            "openai",
            "m",
            plain("in", "5", "out", "30"),
            card(FLEX, "in", "2.5"),
            Card.times(Terms.of("region", "eu"), new BigDecimal("1.1"), Origin.of("litellm")))
        .add("portkey", "openai", "m", card(both, "in", "5.5", "out", "33"));

    assertThat(cards(quotes.merge(), "openai", "m"))
        .contains("{\"region\":[\"eu\",\"us\"]} {} {times=1.1} portkey")
        .hasSize(3);
  }

  /** Nova in us-west-2: twice the price of cached input was taken for twice every price. */
  @Test
  void region_ofWhichOnlyOneFigureIsKnownHasNoFactor() {
    quotes
        .add("genai", "aws.bedrock", "m", plain("in", "0.8", "out", "3.2", "read", "0.2"))
        .add("portkey", "aws.bedrock", "m", card(Terms.of("region", "us-west-2"), "read", "0.4"));

    assertThat(cards(quotes.merge(), "aws.bedrock", "m"))
        .contains("{\"region\":\"us-west-2\"} {read=0.4} portkey")
        .hasSize(2);
  }

  @Test
  void editions_withThePriceOfTheFamilyAreLeftOut() throws IOException {
    quotes.vendor = vendor("{'providers':{'openai':{'dateless':true}}}");
    quotes
        .add("litellm", "openai", "gpt-x", plain("in", "2", "out", "8"), card(FLEX, "in", "1"))
        .add("litellm", "openai", "gpt-x-2026-01-01", plain("in", "2", "out", "8"))
        .add("litellm", "openai", "gpt-x-2025-01-01", plain("in", "5", "out", "15"));

    BookDocument book = quotes.merge();

    assertThat(book.provider("openai").models()).containsOnlyKeys("gpt-x", "gpt-x-2025-01-01");
  }

  @Test
  void declaredNames_bringSourcesTogether() {
    quotes
        .named("genai", "x_ai", "grok-4-0709", "grok-4", plain("in", "3", "out", "15"))
        .add("litellm", "x_ai", "xai/grok-4", plain("in", "3", "out", "15", "read", "0.75"))
        .add("portkey", "x_ai", "grok-3", plain("in", "1"));

    BookDocument book = quotes.merge();

    assertThat(cards(book, "x_ai", "grok-4-0709"))
        .containsExactly("{in=3, out=15} genai", "{read=0.75} litellm");
    assertThat(book.provider("x_ai").models().get("grok-4-0709").aka()).containsExactly("grok-4");
  }

  @Test
  void includedProviders_lendTheirModels() throws IOException {
    quotes.vendor = vendor("{'providers':{'gcp.vertex_ai':{'includes':['gcp.gemini']}}}");
    quotes
        .add("litellm", "gcp.gemini", "a", plain("in", "1"))
        .add("litellm", "gcp.vertex_ai", "a", plain("in", "1"))
        .add("litellm", "gcp.gemini", "b", plain("in", "1"))
        .add("litellm", "gcp.vertex_ai", "b", plain("in", "2"));

    assertThat(quotes.merge().provider("gcp.vertex_ai").models()).containsOnlyKeys("b");
  }

  @Test
  void modelWithoutAnyPrice_isKnownWithoutOne() {
    quotes.add("litellm", "p", "m");

    assertThat(cards(quotes.merge(), "p", "m")).containsExactly("{} litellm");
  }

  @Test
  void vendor_winsUnitByUnitAndDropsWhatIsRetired() throws IOException {
    quotes.vendor =
        vendor(
            "{'providers':{'anthropic':{'models':{'m':{'note':'why','aka':['n'],"
                + "'drop':[{'input>':200000}],'cards':["
                + "{'rates':{'write1h':0.5},'url':'https://example.com','checked':'2026-01-02'}]},"
                + "'own':{'cards':[{'rates':{'in':1}}]}}}}}");
    quotes.add(
        "litellm",
        "anthropic",
        "m",
        plain("in", "0.25", "write1h", "6"),
        card(Terms.NONE.withJson("input>", "200000"), "in", "1"));

    BookDocument book = quotes.merge();

    assertThat(cards(book, "anthropic", "m"))
        .containsExactly("{in=0.25} litellm", "{write1h=0.5} vendor");
    assertThat(book.provider("anthropic").models().get("m").aka()).containsExactly("n");
    assertThat(cards(book, "anthropic", "own")).containsExactly("{in=1} vendor");
  }

  @Test
  void history_ofAnUnchangedImportIsTheSameText() {
    quotes.add("litellm", "p", "m", plain("in", "1"), card(REGIONAL, "in", "2"));
    BookDocument first = quotes.merge();

    BookDocument again = quotes.merge(first, Quotes.AT);

    assertThat(BookFolder.toJson(again)).isEqualTo(BookFolder.toJson(first));
    assertThat(quotes.report.changes()).isEmpty();
  }

  @Test
  void history_closesWhatChangedAndKeepsWhatIsGone() {
    quotes
        .add("litellm", "p", "m", plain("in", "1"), card(FLEX, "in", "0.5"))
        .add("litellm", "p", "gone", plain("in", "9"));
    BookDocument first = quotes.merge();
    Instant later = Instant.parse("2026-11-01T00:00:00Z");

    Quotes newer = new Quotes().add("litellm", "p", "m", plain("in", "2"), card(FLEX, "in", "0.5"));
    BookDocument second = newer.merge(first, later);
    BookDocument third = newer.merge(second, later);

    assertThat(cards(second, "p", "m"))
        .containsExactly(
            "..2026-11-01 {in=1} litellm",
            "2026-11-01.. {in=2} litellm",
            "{\"tier\":\"flex\"} {in=0.5} litellm");
    assertThat(second.provider("p").models().get("m").cards().get(0).origin().checked())
        .hasToString("2026-08-01");
    assertThat(cards(second, "p", "gone")).containsExactly("{in=9} litellm");
    assertThat(newer.report.changes()).containsExactly("p/m");
    assertThat(BookFolder.toJson(third)).isEqualTo(BookFolder.toJson(second));
  }

  @Test
  void history_closesATierThatWasWithdrawn() {
    BookDocument first =
        quotes.add("litellm", "p", "m", plain("in", "1"), card(FLEX, "in", "0.5")).merge();

    BookDocument second =
        new Quotes()
            .add("litellm", "p", "m", plain("in", "1"))
            .merge(first, Instant.parse("2026-11-01T00:00:00Z"));

    assertThat(cards(second, "p", "m"))
        .containsExactly("{in=1} litellm", "..2026-11-01 {\"tier\":\"flex\"} {in=0.5} litellm");
  }

  private static VendorRules vendor(String json) throws IOException {
    BookDocument rules = new BookDocument("vendor", "1", null);
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    BookFolder.readProviders(new ByteArrayInputStream(bytes), "rules.json", rules);
    return VendorRules.of(rules);
  }
}
