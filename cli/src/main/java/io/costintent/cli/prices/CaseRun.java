/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.cases.CaseResult;
import io.costintent.cases.PriceCase;
import io.costintent.cli.terminal.Json;
import io.costintent.cost.CostCalculator;
import io.costintent.pricing.PriceBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prices a file of cases, line by line. A line that is no case gets an answer too, so that the
 * answers are as many as the lines. Not thread-safe; confine to one thread.
 */
final class CaseRun {
  private static final String BAD = "not a case";

  private final PriceBook book;
  private final CostCalculator calculator = CostCalculator.create();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int line;

  CaseRun(PriceBook book) {
    this.book = book;
  }

  /** Prices every line that is not blank. */
  void run(BufferedReader cases, PrintWriter out) throws IOException {
    for (String text = cases.readLine(); text != null; text = cases.readLine()) {
      line++;
      if (!text.isBlank()) {
        out.print(Json.line(answer(text)));
        out.print('\n');
      }
    }
  }

  /** How many lines were no cases. */
  int badLines() {
    return counts.getOrDefault(BAD, 0);
  }

  /** How many cases ended how, such as {@code 12 cases: 10 exact, 2 unpriced}. */
  String summary() {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return all
        + " cases: "
        + counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private JsonNode answer(String text) {
    @Nullable JsonNode json = null;
    try {
      json = Json.parse(text);
      CaseResult result = PriceCase.of(json).evaluate(book, calculator);
      JsonNode answer = result.toJson();
      count(result.cost().status().name().toLowerCase(Locale.ROOT));
      return answer;
    } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
      count(BAD);
      return CaseResult.failed(id(json), "line " + line + ": " + e.getMessage());
    }
  }

  private static @Nullable String id(@Nullable JsonNode json) {
    return json == null ? null : json.path("id").asText(null);
  }

  private void count(String ending) {
    counts.merge(ending, 1, Integer::sum);
  }
}
