/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.cost.CostCalculator;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.UsageUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What reading the bundled price book costs a JVM that has just started: many JVMs, one reading
 * each, medians.
 */
public final class ColdStart {
  /** What a JVM does. */
  private enum Task {
    /** Nothing: what a JVM costs by itself. */
    EMPTY,
    /** Reads the book. */
    LOAD,
    /** Reads the book after a tiny one, so that all classes are there: what is left is decoding. */
    DECODE,
    /** Prices a call after the book was read: names of the provider, cards of the model. */
    FIRST_PRICE,
    /** Prices another call of another provider in the same JVM. */
    SECOND_PRICE
  }

  private static final String CLOCK = "clock";
  private static final String CPU = "cpu";
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  /**
   * Starts the JVMs, in turns, and prints the medians.
   *
   * @param args a number of JVMs for each task, 21 unless given; or, in such a JVM, a task and what
   *     to measure it by
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 1) {
      LongSupplier clock = args[1].equals(CPU) ? cpuClock() : System::nanoTime;
      System.out.println(nanos(Task.valueOf(args[0]), clock));
      return;
    }
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 21;
    Map<Task, List<long[]>> runs = new EnumMap<>(Task.class);
    for (int round = -1; round < rounds; round++) {
      for (Task task : Task.values()) {
        long[] clock = fork(task, CLOCK);
        long[] cpu = fork(task, CPU);
        long[] run = {clock[0], clock[1], cpu[1]};
        if (round >= 0) { // the first fills the file cache
          runs.computeIfAbsent(task, it -> new ArrayList<>()).add(run);
        }
      }
    }
    print(runs);
  }

  private static void print(Map<Task, List<long[]>> runs) {
    List<long[]> emptyRuns = runs.getOrDefault(Task.EMPTY, List.of());
    double empty = median(emptyRuns, 0);
    System.out.println();
    System.out.println("| what | CPU ms | ms | whole JVM, ms | x empty JVM |");
    System.out.println("|---|---:|---:|---:|---:|");
    runs.forEach((task, figures) ->
        System.out.printf(
            Locale.ROOT,
            "| `%s` | %.1f | %.1f | %.0f | %.2f |%n",
            task.name().toLowerCase(Locale.ROOT),
            median(figures, 2) / 1e6,
            median(figures, 1) / 1e6,
            median(figures, 0) / 1e6,
            median(figures, 0) / empty));
    System.out.println();
    System.out.printf(
        "%s, medians of %d JVMs each%n", System.getProperty("java.vm.version"), emptyRuns.size());
  }

  private static double median(List<long[]> runs, int column) {
    List<Long> values = new ArrayList<>();
    for (long[] run : runs) {
      values.add(run[column]);
    }
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  /** Returns nanoseconds of the whole process and of the task inside it. */
  private static long[] fork(Task task, String measure) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName(),
                task.name(),
                measure)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(task + ": " + out);
    }
    return new long[] {System.nanoTime() - start, Long.parseLong(out.strip())};
  }

  /** The processor time of this thread, which other processes do not lengthen. */
  private static LongSupplier cpuClock() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadCpuTime();
    return threads::getCurrentThreadCpuTime;
  }

  private static long nanos(Task task, LongSupplier clock) {
    switch (task) {
      case EMPTY -> {
        return 0;
      }
      case LOAD -> {
        return nanos(clock, PriceBooks::preload);
      }
      case DECODE -> {
        readTinyBook();
        return nanos(clock, PriceBooks::preload);
      }
      case FIRST_PRICE -> {
        PriceBooks.preload();
        return nanos(clock, () -> price("openai", "gpt-4o-2024-08-06"));
      }
      case SECOND_PRICE -> {
        PriceBooks.preload();
        price("openai", "gpt-4o-2024-08-06");
        return nanos(clock, () -> price("anthropic", "claude-sonnet-4-5"));
      }
      default -> throw new IllegalArgumentException(task.name());
    }
  }

  private static long nanos(LongSupplier clock, Runnable task) {
    long start = clock.getAsLong();
    task.run();
    return clock.getAsLong() - start;
  }

  private static void price(String provider, String model) {
    var cost =
        CostCalculator.create()
            .calculate(PriceBooks.bundled(), PriceQuery.of(provider, model, AT), Work.USAGE, null);
    if (cost.total() == null) {
      throw new IllegalStateException(model + ": " + cost);
    }
  }

  private static void readTinyBook() {
    RateCard card =
        RateCard.builder(Provenance.of("me"))
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("3"))
            .build();
    PriceBook book =
        PriceBooks.builder("tiny", "1")
            .add(ModelPrices.of("me", "m", Currency.getInstance("USD"), List.of(card)))
            .build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (out) {
      PriceBooks.writeCompact(book, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PriceBooks.read(new ByteArrayInputStream(out.toByteArray()), "tiny");
  }

  private ColdStart() {}
}
