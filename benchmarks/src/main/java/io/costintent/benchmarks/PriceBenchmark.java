/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finding a price and calculating with it, in the bundled book. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PriceBenchmark {
  private final PriceBook book = PriceBooks.bundled();
  private final CostCalculator calculator = CostCalculator.create();
  private final PriceQuery query =
      PriceQuery.of("openai", "gpt-4o-2024-08-06", Instant.parse("2026-10-01T12:00:00Z"));

  /** Lookup and amount. */
  @Benchmark
  public Cost price() {
    return calculator.calculate(book, query, Work.USAGE, null);
  }

  /** Lookup, amount and the lines it consists of. */
  @Benchmark
  public Object priceWithLines() {
    return calculator.calculate(book, query, Work.USAGE, null).lines();
  }
}
