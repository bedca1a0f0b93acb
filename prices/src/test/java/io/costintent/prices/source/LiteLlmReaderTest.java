/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.DocumentFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteLlmReaderTest {
  @TempDir Path folder;
  private final SourceNotes notes = new SourceNotes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input_cost_per_token|{}|in",
        "output_cost_per_token_flex|{\"tier\":\"flex\"}|out",
        "cache_read_input_token_cost_batches|{\"batch\":true}|read",
        "input_cost_per_token_above_200k_tokens|{\"input>\":200000}|in",
        "cache_creation_input_token_cost_above_1hr_above_200k_tokens|{\"input>\":200000}|write1h",
        "input_cost_per_token_above_272k_tokens_priority|{\"input>=\":272000,\"tier\":\"priority\"}|in",
        "output_cost_per_token_ultrafast|{\"tier\":\"ultrafast\"}|out",
        "output_cost_per_second_1080p|{\"resolution\":\"1080p\"}|video",
        "output_cost_per_image_1024|{\"size\":\"1024\"}|pictures",
        "annotation_cost_per_page|{}|apages",
        "ocr_cost_per_credit|{}|credits",
      })
  void key_isMetricThresholdTierAndBatch(String key, String when, String unit) throws IOException {
    List<Quote> quotes =
        read("{'m':{'litellm_provider':'p','mode':'video_generation','" + key + "':0.000002}}");

    Card card = quotes.get(0).cards().get(0);
    assertThat(card.when()).hasToString(when);
    assertThat(card.rates()).containsOnlyKeys(unit);
    assertThat(notes.unknownKeys()).isEmpty();
  }

  @Test
  void unknownKey_isReportedWithFileAndPath() throws IOException {
    read("{'a/b':{'litellm_provider':'p','input_cost_per_smell':1,'supports_smell':true}}");

    assertThat(notes.unknownKeys())
        .containsExactly("litellm_2026-01-01.json: /a~1b: unknown key input_cost_per_smell");
  }

  @Test
  void keysLeftOut_areCountedWithTheReason() throws IOException {
    read("{'m':{'litellm_provider':'p','input_dbu_cost_per_token':1,'input_cost_per_token':1e-6}}");

    assertThat(notes.notMapped())
        .containsEntry("litellm | input_dbu_cost_per_token | Databricks units, not money", 1);
  }

  @Test
  void zeros_areNoPriceBesideOthersAndNoneAtAllAlone() throws IOException {
    List<Quote> quotes =
        read(
            "{'m':{'litellm_provider':'p','input_cost_per_token':1e-6,'output_cost_per_token':0},"
                + "'z':{'litellm_provider':'p','input_cost_per_token':0,'output_cost_per_token':0},"
                + "'ollama/l':{'litellm_provider':'ollama','input_cost_per_token':0},"
                + "'searxng/s':{'litellm_provider':'searxng','input_cost_per_token':0}}");

    assertThat(quotes.get(0).cards().get(0).rates()).containsOnlyKeys("in");
    assertThat(quotes.get(1).cards()).isEmpty();
    assertThat(quotes.get(1).isPriced()).isFalse();
    assertThat(quotes.get(2).cards()).isEmpty();
    assertThat(quotes.get(3).cards().get(0).rates().get("in")).hasToString("0");
  }

  @Test
  void figuresThatCannotBePrices_areQuarantined() throws IOException {
    List<Quote> quotes =
        read(
            "{'m':{'litellm_provider':'p','input_cost_per_token':-1,'output_cost_per_token':0.5,"
                + "'cache_read_input_token_cost':'NaN'}}");

    assertThat(quotes.get(0).cards()).isEmpty();
    assertThat(notes.quarantined()).hasSize(3).allMatch(line -> line.contains(" | m"));
  }

  @Test
  void tiers_holdForTheWholeRequest() throws IOException {
    List<Quote> quotes =
        read(
            "{'m':{'litellm_provider':'dashscope','tiered_pricing':["
                + "{'range':[0,256000.0],'input_cost_per_token':5e-8},"
                + "{'range':[256000.0,1000000.0],'input_cost_per_token':2.5e-7},"
                + "{'max_results_range':[0,5],'input_cost_per_query':1}]}}");

    assertThat(quotes.get(0).cards())
        .extracting(card -> card.when() + " " + card.rates())
        .containsExactly("{} {in=0.05}", "{\"input>\":256000} {in=0.25}");
  }

  @Test
  void premiums_areFactors() throws IOException {
    List<Quote> quotes =
        read(
            "{'m':{'litellm_provider':'anthropic','input_cost_per_token':5e-6,"
                + "'provider_specific_entry':{'us':1.1,'fast':6.0},"
                + "'regional_processing_uplift_multiplier_eu':1.1}}");

    assertThat(quotes.get(0).cards())
        .extracting(card -> card.when() + " " + card.extras())
        .contains(
            "{\"region\":\"us\"} {times=1.1}",
            "{\"speed\":\"fast\"} {times=6}",
            "{\"region\":\"eu\"} {times=1.1}");
  }

  @ParameterizedTest
  @CsvSource({
    "audio_transcription, input_cost_per_second, hours",
    "rerank, input_cost_per_query, units",
    "search, input_cost_per_query, web",
    "vector_store, input_cost_per_query, files",
    "image_generation, input_cost_per_pixel, pixout",
    "embedding, input_cost_per_image, images",
    "image_edit, input_cost_per_image, pictures",
    "audio_speech, output_cost_per_second, hoursout",
    "chat, input_cost_per_second, gpuhours",
  })
  void unit_dependsOnWhatTheModelIsFor(String mode, String key, String unit) throws IOException {
    List<Quote> quotes =
        read("{'m':{'litellm_provider':'p','mode':'" + mode + "','" + key + "':0.0001}}");

    assertThat(quotes.get(0).cards().get(0).rates()).containsOnlyKeys(unit);
  }

  @Test
  void searches_areBilledAsTheProviderBillsThem() throws IOException {
    String sizes =
        "'search_context_cost_per_query':{'search_context_size_low':0.005,"
            + "'search_context_size_medium':0.008,'search_context_size_high':0.012}";
    List<Quote> quotes =
        read(
            "{'s':{'litellm_provider':'perplexity',"
                + sizes
                + "},"
                + "'g':{'litellm_provider':'gemini','web_search_billing_unit':'per_query',"
                + "'search_context_cost_per_query':{'search_context_size_low':0.014}}}");

    assertThat(quotes.get(0).cards()).hasSize(3);
    assertThat(quotes.get(0).cards().get(0).rates()).containsOnlyKeys("requests");
    assertThat(quotes.get(1).cards().get(0).rates()).containsOnlyKeys("queries");
  }

  @Test
  void file_thatIsNoJsonIsNamedWithItsLine() throws IOException {
    assertThatThrownBy(() -> read("{'m':\n{'litellm_provider'}}"))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageStartingWith("litellm_2026-01-01.json:2: ");
  }

  private List<Quote> read(String json) throws IOException {
    Path file = folder.resolve("litellm_2026-01-01.json");
    Files.writeString(file, json.replace('\'', '"'));
    return LiteLlmReader.read(file, notes);
  }
}
