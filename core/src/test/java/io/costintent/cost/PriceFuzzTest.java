/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.costintent.cases.PriceCase;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookFormatException;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Price files, usages and cases that went wrong in every way: each gives a cost that is not below
 * zero, no cost with a reason, or an error that names file and line. {@code -Dfuzz=100000} sets the
 * rounds of each test.
 */
class PriceFuzzTest {
  private static final long SEED = 20_261_121L;
  private static final int ROUNDS = Integer.getInteger("fuzz", 10_000);
  private static final Duration LIMIT = Duration.ofSeconds(30 + ROUNDS / 100);

  private static final String BOOK =
      """
      {"schema": 1, "id": "fuzz", "version": "1", "currency": "USD",
       "generatedAt": "2026-09-23T00:00:00Z", "validUntil": "2027-01-01T00:00:00Z",
       "sources": {"a": {"name": "a", "url": "https://example.org", "retrieved": "2026-09-23"},
                   "b": {"retrieved": "2026-08-01", "licence": "MIT"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000",
         "read": "cache_read_tokens/1000000", "write": "cache_write_tokens/1000000",
         "think": "output_reasoning_tokens/1000000", "ain": "input_audio_tokens/1000000",
         "sec": "audio_seconds/60", "img": "output_images/1", "web": "web_searches/1000"},
       "providers": {
         "openai": {"source": "a", "dateless": true, "fallback": ["other"], "models": {
           "m": {"aka": ["n", "o"], "family": ["p"], "cards": [
             {"from": "2026-08-16T16:00:00Z", "rates": {"in": 2.5, "out": "~10.05", "read": 0}},
             {"to": "2026-08-16T16:00:00Z", "source": "b", "disputed": ["a"], "rates": {"in": 3}},
             {"when": {"tier": "flex", "input>": 200000}, "rates": {"in": 5, "read": null}},
             {"when": {"input>=": 100000}, "mode": "marginal", "rates": {"out": 20}},
             {"when": {"batch": true, "region": ["eu", "us"], "scope": "global", "speed": "fast"},
              "times": 1.1},
             {"when": {"hours": ["Asia/Shanghai mon-fri 09:00-12:00"], "quality": "high"},
              "times": {"by": 0.5, "on": ["input", "output"]}, "rates": {"img": 0.04}}]},
           "s": {"cards": [{"rates": {"sec": 0.006, "web": 10}, "minimum": {"sec": 10},
                            "roundUpTo": {"sec": 6}}]}},
          "latest": {"m-latest": {"": "m", "2026-09-01T00:00:00Z": "s"}}},
         "other": {"source": "b", "includes": ["openai"], "currency": "EUR",
                   "models": {"q": {"rates": {"in": 1, "out": 2}}}}}}
      """;

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "true",
          "-1",
          "-0",
          "0",
          "1e999999999",
          "1e-999999999",
          "1e400",
          "NaN",
          "9223372036854775807",
          "9223372036854775808",
          "0.1",
          "\\",
          "\\u0000",
          "\"\"",
          "\"x\"",
          "\"in\"",
          "\"~\"",
          "\"~-3\"",
          "\"-1\"",
          "\"1e99999\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"2026-13-01T00:00:00Z\"",
          "\"UTC 25:00-26:00\"",
          "\"a\": 1,",
          "{\"in\": -3}",
          "{\"by\": -1, \"on\": []}",
          "\uFEFF",
          "\u2028",
          "\t",
          "\n",
          "/1000000",
          "/0",
          "/-1",
          "input_tokens",
          "openai",
          "m",
          "é");

  private static final List<String> MODELS = List.of("m", "n", "p", "q", "s", "m-latest", "m:free");

  private final Random random = new Random(SEED);
  private final CostCalculator calculator = CostCalculator.create();

  @Test
  void anyPriceFile_givesPricesOrAnErrorWithItsLine() {
    int read =
        assertTimeoutPreemptively(
            LIMIT,
            () -> {
              int books = 0;
              for (int round = 0; round < ROUNDS; round++) {
                books += readsAndPrices(mutated(BOOK), round) ? 1 : 0;
              }
              return books;
            });

    assertThat(read).as("seed %s", SEED).isBetween(ROUNDS / 100, ROUNDS - ROUNDS / 100);
  }

  @Test
  void anyUsage_givesACostThatIsNotNegative() {
    PriceBook book = read(BOOK.getBytes(StandardCharsets.UTF_8));
    PriceBook bundled = PriceBooks.bundled();

    int priced =
        assertTimeoutPreemptively(
            LIMIT,
            () -> {
              int count = 0;
              for (int round = 0; round < ROUNDS; round++) {
                count += isPriced(book, query(), round) ? 1 : 0;
                PriceQuery query = PriceQuery.of("openai", "gpt-4o-audio-preview", instant());
                count += isPriced(bundled, query, round) ? 1 : 0;
              }
              return count;
            });

    assertThat(priced).as("seed %s", SEED).isGreaterThan(ROUNDS / 2);
  }

  @Test
  void anyCase_isPricedOrRefused() {
    String line =
        "{\"id\": \"a\", \"provider\": \"openai\", \"model\": \"gpt-4o\", \"service_tier\": \"flex\","
            + " \"timestamp\": \"2026-09-01T00:00:00Z\", \"batch\": true, \"speed\": \"fast\","
            + " \"usage\": {\"input_tokens\": 1000, \"output_tokens\": 5, \"input_tokens_details\":"
            + " {\"cached_tokens\": 10}}, \"usage_convention\": \"openai\","
            + " \"rates\": {\"input_cost_per_token\": 2.5e-6, \"output_cost_per_token\": 1e-5}}";
    PriceBook book = PriceBooks.bundled();

    int priced =
        assertTimeoutPreemptively(
            LIMIT,
            () -> {
              int count = 0;
              for (int round = 0; round < ROUNDS; round++) {
                String mutated = new String(mutated(line), StandardCharsets.UTF_8);
                try {
                  Cost cost = PriceCase.parse(mutated).evaluate(book, calculator).cost();
                  count += check(cost, round) ? 1 : 0;
                } catch (IllegalArgumentException e) {
                  assertThat(e).as("seed %s, round %s", SEED, round).hasMessageContaining(":");
                }
              }
              return count;
            });

    assertThat(priced).as("seed %s", SEED).isBetween(ROUNDS / 100, ROUNDS - ROUNDS / 100);
  }

  private boolean readsAndPrices(byte[] file, int round) {
    PriceBook book;
    try {
      book = read(file);
    } catch (PriceBookFormatException e) {
      assertThat(e).as("seed %s, round %s", SEED, round).hasMessageMatching("(?s)file(:\\d+)?: .+");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(
          "seed " + SEED + ", round " + round + ": " + new String(file, StandardCharsets.UTF_8), e);
    }
    for (int i = 0; i < 3; i++) {
      isPriced(book, query(), round);
    }
    return true;
  }

  private static PriceBook read(byte[] file) {
    return PriceBooks.read(new ByteArrayInputStream(file), "file");
  }

  private boolean isPriced(PriceBook book, PriceQuery query, int round) {
    Usage usage = usage();
    Money reported = random.nextInt(8) == 0 ? Money.usd("0.01") : null;
    return check(calculator.calculate(book, query, usage, reported), round);
  }

  private static boolean check(Cost cost, int round) {
    Money total = cost.total();
    if (total == null) {
      assertThat(cost.reasons()).as("seed %s, round %s", SEED, round).isNotEmpty();
      return false;
    }
    assertThat(total.signum()).as("seed %s, round %s, %s", SEED, round, cost).isNotNegative();
    for (LineItem line : cost.lines()) {
      assertThat(line.amount().signum()).as("seed %s, round %s", SEED, round).isNotNegative();
    }
    assertThat(cost.explain()).isNotEmpty();
    return true;
  }

  private PriceQuery query() {
    PriceQuery.Builder query =
        PriceQuery.builder(
            pick(List.of("openai", "other", "azure", "", "é")), pick(MODELS), instant());
    query.servedServiceTier(pick(List.of("flex", "priority", "batch", "default", "?")));
    query.batch(random.nextBoolean());
    query.region(pick(List.of("eu", "us", "mars"))).scope(pick(List.of("global", "x")));
    query.speed(pick(List.of("fast", "standard")));
    return query.condition("quality", pick(List.of("high", "low"))).build();
  }

  private Instant instant() {
    return switch (random.nextInt(8)) {
      case 0 -> Instant.MIN;
      case 1 -> Instant.MAX;
      case 2 -> Instant.EPOCH;
      default -> Instant.ofEpochSecond(1_780_000_000L + random.nextInt(20_000_000));
    };
  }

  private Usage usage() {
    Usage.Builder usage = Usage.builder();
    List<UsageUnit> units = List.copyOf(UsageUnit.known());
    for (int i = random.nextInt(8); i >= 0; i--) {
      UsageUnit unit = random.nextInt(20) == 0 ? UsageUnit.of("own") : pick(units.subList(0, 40));
      usage.add(unit, quantity());
    }
    if (random.nextInt(4) == 0) {
      usage.flaw(pick(List.of(UsageFlaw.values())));
    }
    return usage.build();
  }

  private long quantity() {
    return switch (random.nextInt(10)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> Long.MIN_VALUE;
      case 2 -> -1;
      case 3 -> 0;
      case 4 -> Long.MAX_VALUE / 2;
      case 5 -> 1L << random.nextInt(63);
      default -> random.nextInt(2_000_000);
    };
  }

  private byte[] mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(mutated.length());
      int to = Math.min(mutated.length(), from + random.nextInt(6));
      if (random.nextInt(3) > 0) { // replace a whole value, which keeps the rest a document
        from = valueStart(mutated, from);
        to = valueEnd(mutated, from);
      }
      mutated.replace(from, to, pick(PIECES));
    }
    byte[] bytes = mutated.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static int valueStart(StringBuilder text, int from) {
    int colon = text.indexOf(": ", from);
    return colon < 0 ? from : colon + 2;
  }

  private static int valueEnd(StringBuilder text, int start) {
    int end = start;
    while (end < text.length() && ",]}\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
