/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One case with a known answer. */
record GoldenCase(JsonNode json) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final Instant USUAL = Instant.parse("2026-10-01T12:00:00Z");

  static List<GoldenCase> bundled() {
    try (InputStream in = GoldenCase.class.getResourceAsStream("cost-cases.jsonl.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return read(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<GoldenCase> shared(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(reader);
    }
  }

  private static List<GoldenCase> read(BufferedReader reader) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      cases.add(new GoldenCase(JSON.readTree(line)));
    }
    return cases;
  }

  String id() {
    return json.get("id").asText();
  }

  String group() {
    return json.get("group").asText();
  }

  boolean isDisputed() {
    return json.path("rate_disputed").asBoolean();
  }

  boolean hasAmount() {
    return !json.path("expected_cost_usd").isNull();
  }

  Usage usage() {
    return GoldenUsage.of(json.get("usage"), json.get("usage_convention").asText());
  }

  /** The query as the case has it, for the bundled book. */
  PriceQuery query() {
    return builder(json.get("provider").asText(), json.get("model").asText()).build();
  }

  /** The same terms for the only model of an inline book. */
  PriceQuery inlineQuery() {
    return builder(GoldenRates.PROVIDER, GoldenRates.MODEL).build();
  }

  private PriceQuery.Builder builder(String provider, String model) {
    return PriceQuery.builder(provider, model, at())
        .servedServiceTier(json.path("service_tier").asText(null))
        .speed(json.path("speed").asText(null));
  }

  private Instant at() {
    if (json.has("timestamp")) {
      return Instant.parse(json.get("timestamp").asText());
    }
    return json.has("price_date")
        ? Instant.parse(json.get("price_date").asText() + "T12:00:00Z")
        : USUAL;
  }

  /** Whether the amount is the provider's word, which no price book can give. */
  boolean isReported() {
    return json.path("expected_lines").toString().contains("provider_reported");
  }

  /** Whether the amount follows from the rates that the case carries. */
  boolean testsArithmetic() {
    boolean minimumMissing = json.get("tags").toString().contains("below_minimum");
    return hasAmount() && !isReported() && (hasRates() ? !minimumMissing : !isInBundledBook());
  }

  /** Whether the case is one of LiteLLM's own calculator, with rates at all. */
  boolean isLiteLlmRun() {
    // 0138: LiteLLM bills text of an image model that has no text price at the image rate
    return group().equals("litellm-run") && hasRates() && !id().equals("litellm-run-0138");
  }

  private boolean hasRates() {
    return json.path("rates").isObject() && !json.path("rates").isEmpty();
  }

  /** The rates that came with the case. */
  PriceBook inlineBook() {
    JsonNode rates = json.path("rates");
    if (hasRates()) {
      if (group().equals("litellm-reference")) {
        return GoldenRates.ofReference(rates);
      }
      return group().startsWith("genai")
          ? GoldenRates.ofGenai(rates)
          : GoldenRates.ofLiteLlm(rates);
    }
    return GoldenRates.ofLines(json.get("expected_lines"), json.path("multiplier").asText("1"));
  }

  boolean isInBundledBook() {
    return !isDisputed()
        && !isReported()
        && PriceBooks.bundled().find(query()) instanceof PriceLookup.Found;
  }

  /** The right amounts: one, or two where it is contested. */
  List<Money> expected() {
    List<Money> amounts = new ArrayList<>();
    for (String key : List.of("expected_cost_usd", "alternative_expected_cost_usd")) {
      if (json.hasNonNull(key)) {
        BigDecimal amount = new BigDecimal(json.get(key).asText());
        amounts.add(
            Money.of(
                amount.setScale(Math.min(amount.scale(), Money.SCALE), RoundingMode.HALF_EVEN),
                java.util.Currency.getInstance("USD")));
      }
    }
    return amounts;
  }

  @Override
  public String toString() {
    return id() + ' ' + json.get("provider").asText() + '/' + json.get("model").asText();
  }
}
