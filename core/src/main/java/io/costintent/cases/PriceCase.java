/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One call as a line of JSON: {@code id}, {@code provider}, {@code model}, {@code timestamp},
 * {@code service_tier}, {@code region}, {@code scope}, {@code batch}, {@code speed}, {@code
 * conditions}, {@code usage} and optional {@code rates} of its own.
 *
 * <p>Rates of its own win over the book, which then only says what they leave out, such as a least
 * quantity. A case without rates whose model the book does not know takes the rates of its {@code
 * expected_lines}, where it has any: it then tests the calculation and not the book. Other fields
 * are passed over. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PriceCase {
  /** When a case without {@code timestamp} or {@code price_date} is taken to have happened. */
  public static final Instant USUAL_TIME = Instant.parse("2026-10-01T12:00:00Z");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final String id;
  private final JsonNode json;
  private final Instant at;
  private final Usage usage;
  private final @Nullable Money reported;

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static PriceCase parse(String line) {
    try {
      return of(JSON.readTree(line));
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + Lines.first(e.getMessage()), e);
    }
  }

  /**
   * Takes a case from JSON that was read already.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static PriceCase of(JsonNode json) {
    requireNonNull(json, "json");
    for (String field : new String[] {"provider", "model"}) {
      if (!json.path(field).isTextual()) {
        throw new IllegalArgumentException(field + ": missing (expected: a text)");
      }
    }
    if (!json.path("usage").isObject()) {
      throw new IllegalArgumentException("usage: missing (expected: an object)");
    }
    return new PriceCase(json);
  }

  private PriceCase(JsonNode json) {
    this.json = json;
    id = json.path("id").asText("");
    at = at(json);
    String provider = json.get("provider").textValue();
    JsonNode given = json.get("usage");
    usage = CaseUsage.read(given, json.path("usage_convention").asText(""), provider);
    reported = CaseUsage.reported(given, provider);
  }

  /** The case's name, or an empty text. */
  public String id() {
    return id;
  }

  /** What was consumed, as totals and parts whatever convention the case has. */
  public Usage usage() {
    return usage;
  }

  /** The call as the price book is asked for it. */
  public PriceQuery query() {
    return query(json.get("model").textValue());
  }

  /** Returns what the case costs with the prices of {@code book} or its own. */
  public CaseResult evaluate(PriceBook book, CostCalculator calculator) {
    PriceQuery query = query();
    boolean disputed = json.path("rate_disputed").asBoolean();
    PriceLookup lookup = book.find(query);
    PriceBook own = null;
    if (CaseRates.isPresent(json.path("rates"))) {
      own = CaseRates.of(json.get("rates"), lookup, query, usage);
    } else if (disputed || !(lookup instanceof PriceLookup.Found)) {
      own = CaseRates.ofLines(json);
      query = own == null ? query(withoutRemark(json.get("model").textValue())) : query;
    }
    if (own != null) {
      query = query(CaseRates.PROVIDER, CaseRates.MODEL);
    }
    Cost cost = calculator.calculate(own == null ? book : own, query, usage, reported);
    return new CaseResult(id, cost, own == null ? cost.match() : lookup.match(), own != null);
  }

  private PriceQuery query(String model) {
    return query(json.get("provider").textValue(), model);
  }

  private PriceQuery query(String provider, String model) {
    PriceQuery.Builder query =
        PriceQuery.builder(provider, model, at)
            .requestedServiceTier(text("requested_service_tier"))
            .servedServiceTier(text("service_tier"))
            .region(text("region"))
            .scope(text("scope"))
            .speed(text("speed"))
            .batch(json.path("batch").asBoolean());
    json.path("conditions")
        .properties()
        .forEach(term -> query.condition(term.getKey(), term.getValue().asText()));
    return query.build();
  }

  private @Nullable String text(String field) {
    return json.path(field).asText(null);
  }

  /** Model names have no blanks; what follows one is a remark. */
  private static String withoutRemark(String model) {
    int blank = model.indexOf(' ');
    return blank < 0 ? model : model.substring(0, blank);
  }

  private static Instant at(JsonNode json) {
    String instant = json.path("timestamp").asText(null);
    String date = json.path("price_date").asText(null);
    try {
      if (instant != null) {
        return Instant.parse(instant);
      }
      return date == null
          ? USUAL_TIME
          : LocalDate.parse(date).atTime(12, 0).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          (instant == null ? "price_date: " + date : "timestamp: " + instant)
              + " (expected: such as 2026-10-01T12:00:00Z or 2026-10-01)",
          e);
    }
  }

  /** Returns id, provider and model; not a contract. */
  @Override
  public String toString() {
    return id + ' ' + json.get("provider").asText() + '/' + json.get("model").asText();
  }
}
