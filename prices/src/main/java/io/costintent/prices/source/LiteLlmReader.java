/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.prices.book.Terms;
import io.costintent.pricing.ProviderName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the model map of LiteLLM: one JSON object, a model a key, US dollars for a single unit. */
public final class LiteLlmReader {
  /** The id under which cards name this source. */
  public static final String ID = "litellm";

  private static final Set<String> NOT_MODELS = Set.of("sample_spec", "fallback_generalizations");

  private static final Map<String, String> NOT_MAPPED =
      Map.ofEntries(
          Map.entry("input_dbu_cost_per_token", "Databricks units, not money"),
          Map.entry("output_dbu_cost_per_token", "Databricks units, not money"),
          Map.entry("input_cost_per_video_per_second_above_8s_interval", "no unit for intervals"),
          Map.entry("input_cost_per_video_per_second_above_15s_interval", "no unit for intervals"),
          Map.entry("output_cost_per_second", "the same seconds as input_cost_per_second"),
          Map.entry("web_search_billing_unit", "read with search_context_cost_per_query"),
          Map.entry("bedrock_output_config_effort_ceiling", "not a price"));

  /** Keys that describe a model and cost nothing. */
  private static final Set<String> ABOUT =
      Set.of(
          "litellm_provider",
          "mode",
          "source",
          "metadata",
          "comment",
          "rpm",
          "tpm",
          "deprecation_date",
          "rules",
          "output_vector_size",
          "use_openai_responses_path",
          "gemini_native_audio",
          "gemini_audio_only_live",
          "uses_embed_content",
          "audio_transcription_config",
          "prompt_cache_min_tokens",
          "supported_regions");

  private final String file;
  private final SourceNotes notes;

  private LiteLlmReader(String file, SourceNotes notes) {
    this.file = file;
    this.notes = notes;
  }

  /** Reads a file. */
  public static List<Quote> read(Path path, SourceNotes notes) throws IOException {
    JsonNode root = SourceJson.read(path);
    LiteLlmReader reader = new LiteLlmReader(String.valueOf(path.getFileName()), notes);
    List<Quote> quotes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> model : root.properties()) {
      if (!NOT_MODELS.contains(model.getKey())) {
        quotes.add(reader.quote(model.getKey(), model.getValue()));
      }
    }
    return quotes;
  }

  private Quote quote(String name, JsonNode entry) {
    String given = entry.path("litellm_provider").asText("");
    String provider = ProviderName.canonical(given);
    CardSet cards = new CardSet(ID, file + " | " + name, notes);
    LiteLlmUnits units = new LiteLlmUnits(name, entry);
    boolean inclusive = provider.equals("x_ai");
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      read(name, field.getKey(), field.getValue(), units, inclusive, cards);
    }
    new LiteLlmSearch(provider, entry).read(cards);
    return new Quote(
        ID,
        provider,
        given,
        name,
        List.of(),
        cards.cards(FreeModels.isFree(provider, name)),
        SourceJson.url(entry.path("source")));
  }

  private void read(
      String name,
      String key,
      JsonNode value,
      LiteLlmUnits units,
      boolean inclusive,
      CardSet cards) {
    LiteLlmKey parts = LiteLlmKey.parse(key, inclusive);
    String unit = units.unit(parts);
    if (unit != null) {
      boolean second = key.equals("input_cost_per_token_cache_hit");
      if (!second || !cards.has(parts.when(), unit)) {
        add(name, parts.when(), unit, value, cards);
      }
    } else if (key.equals("tiered_pricing")) {
      tiers(name, value, units, cards);
    } else if (key.startsWith("regional_processing_uplift_multiplier_")) {
      cards.times(
          Terms.of("region", key.substring(key.lastIndexOf('_') + 1)), value.decimalValue());
    } else if (key.equals("regional_endpoint_uplift_multiplier")) {
      cards.times(Terms.of("scope", "regional"), value.decimalValue());
    } else if (key.equals("provider_specific_entry")) {
      premiums(name, value, cards);
    } else if (NOT_MAPPED.containsKey(key)) {
      notes.notMapped(ID, key, NOT_MAPPED.get(key));
    } else if (!isAbout(key)) {
      notes.unknownKey(file, "/" + name.replace("/", "~1"), key);
    }
  }

  private void add(String name, Terms when, String unit, JsonNode value, CardSet cards) {
    BigDecimal amount = SourceJson.decimal(value);
    if (amount == null) {
      notes.quarantine(file + " | " + name, unit + " " + value + ": not a number");
    } else if (unit.equals("provisioned_hours")) {
      cards.add(when, unit, amount.multiply(BigDecimal.valueOf(3600)), 1);
    } else {
      cards.add(when, unit, amount, 1);
    }
  }

  /** Premiums for where and how fast: {@code {"us": 1.1, "fast": 6}}. */
  private void premiums(String name, JsonNode value, CardSet cards) {
    for (Map.Entry<String, JsonNode> premium : value.properties()) {
      switch (premium.getKey()) {
        case "us", "eu" ->
            cards.times(Terms.of("region", premium.getKey()), premium.getValue().decimalValue());
        case "fast" ->
            cards.times(Terms.of("speed", premium.getKey()), premium.getValue().decimalValue());
        default -> {
          if (premium.getValue().isNumber()) {
            notes.unknownKey(file, "/" + name + "/provider_specific_entry", premium.getKey());
          }
        }
      }
    }
  }

  /** Rows by size of the request, each for the whole request. */
  private void tiers(String name, JsonNode rows, LiteLlmUnits units, CardSet cards) {
    for (JsonNode row : rows) {
      if (row.has("max_results_range")) {
        notes.notMapped(ID, "tiered_pricing/max_results_range", "no unit for numbers of results");
        continue;
      }
      BigDecimal start = row.path("range").path(0).decimalValue();
      Terms when =
          start.signum() == 0
              ? Terms.NONE
              : Terms.NONE.withJson("input>", start.toBigInteger().toString());
      for (Map.Entry<String, JsonNode> field : row.properties()) {
        String unit = units.unit(LiteLlmKey.parse(field.getKey(), false));
        if (unit != null) {
          add(name, when, unit, field.getValue(), cards);
        } else if (!field.getKey().equals("range")) {
          notes.unknownKey(file, "/" + name + "/tiered_pricing", field.getKey());
        }
      }
    }
  }

  private static boolean isAbout(String key) {
    return ABOUT.contains(key)
        || key.startsWith("supports_")
        || key.startsWith("supported_")
        || key.startsWith("max_")
        || key.startsWith("bedrock_converse_supports_")
        || key.equals("search_context_cost_per_query");
  }
}
