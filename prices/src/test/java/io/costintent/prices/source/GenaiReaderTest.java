/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.prices.book.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenaiReaderTest {
  @TempDir Path folder;
  private final SourceNotes notes = new SourceNotes();

  @Test
  void prices_areByUnitAndSize() throws IOException {
    Quote quote =
        read(
            "openai",
            "'prices':{'input_mtok':{'base':2.5,'tiers':[{'start':271999,'price':5}]},"
                + "'output_mtok':15,'web_searches_kcount':10,'input_audio_hours':0.04}");

    assertThat(quote.cards())
        .extracting(card -> card.when() + " " + card.rates())
        .containsExactly("{} {in=2.5, out=15, hours=0.04, web=10}", "{\"input>=\":272000} {in=5}");
    assertThat(quote.provider()).isEqualTo("openai");
    assertThat(quote.url()).isEqualTo("https://example.com/prices");
  }

  @Test
  void searches_ofGoogleAreQueriesOrPrompts() throws IOException {
    Quote newer = read("google", "'prices':{'input_mtok':1,'web_searches_kcount':14}");
    Quote older = read("google", "'prices':{'input_mtok':1,'web_searches_kcount':35}");

    assertThat(newer.cards().get(0).rates()).containsKey("queries");
    assertThat(older.cards().get(0).rates()).containsKey("grounded");
  }

  @Test
  void rowsWithADate_followEachOther() throws IOException {
    Quote quote =
        read(
            "google",
            "'prices':[{'prices':{'input_mtok':0.75}},"
                + "{'constraint':{'type':'start_date','start_date':'2027-01-01'},"
                + "'prices':{'input_mtok':1.5}}]");

    Instant change = Instant.parse("2027-01-01T00:00:00Z");
    assertThat(quote.cards()).extracting(Card::from).containsExactly(change, null);
    assertThat(quote.cards()).extracting(Card::to).containsExactly(null, change);
  }

  @Test
  void rowsWithHours_holdBesideTheFirst() throws IOException {
    Quote quote =
        read(
            "deepseek",
            "'prices':[{'prices':{'input_mtok':0.135}},{'constraint':{'type':'time_of_date',"
                + "'start_time':'00:30:00Z','end_time':'16:30:00Z'},'prices':{'input_mtok':0.27}}]");

    assertThat(quote.cards())
        .extracting(card -> card.when() + " " + card.rates())
        .containsExactly("{\"hours\":\"UTC 00:30-16:30\"} {in=0.27}", "{} {in=0.135}");
  }

  @Test
  void names_areThoseThatAreSpelledOut() throws IOException {
    Quote quote =
        read(
            "openai",
            "'match':{'or':[{'equals':'gpt-x'},{'starts_with':'gpt-x-pre'},{'contains':'gpt-x@'},"
                + "{'regex':'^gpt-x.*'},{'ends_with':'x'}]},'prices':{'input_mtok':1}");

    assertThat(quote.aliases()).containsExactly("gpt-x", "gpt-x-pre");
  }

  @Test
  void noPrices_meanFreeOnlyWhereTheNameSaysSo() throws IOException {
    List<Quote> quotes =
        readAll(
            "[{'id':'openrouter','models':[{'id':'a:free','prices':{}},{'id':'b','prices':{}}]}]");

    assertThat(quotes.get(0).cards().get(0).rates()).containsOnlyKeys("in", "out");
    assertThat(quotes.get(1).cards()).isEmpty();
  }

  @Test
  void unknownUnitsAndConstraints_areReported() throws IOException {
    read(
        "openai",
        "'prices':[{'constraint':{'type':'moon_phase'},'prices':{}},"
            + "{'prices':{'smell_mtok':1,'input_mtok':1}}]");

    assertThat(notes.unknownKeys()).hasSize(2).anyMatch(line -> line.endsWith("key smell_mtok"));
  }

  private Quote read(String provider, String model) throws IOException {
    return readAll(
            "[{'id':'"
                + provider
                + "','pricing_urls':['https://example.com/prices'],"
                + "'models':[{'id':'m',"
                + model
                + "}]}]")
        .get(0);
  }

  private List<Quote> readAll(String json) throws IOException {
    Path file = folder.resolve("genai_2026-01-01.json");
    Files.writeString(file, json.replace('\'', '"'));
    return GenaiReader.read(file, notes);
  }
}
