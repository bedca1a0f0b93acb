/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints a table with the ratios to the bare span of the same run. */
public final class Report {
  private static final String YARDSTICK = "bareSpan20";
  private static final Map<String, String> DIFFERENCES = new LinkedHashMap<>();

  static {
    DIFFERENCES.put("enrichment", "hostSpan");
    DIFFERENCES.put("lc4jNoOpListener", "lc4jBare");
    DIFFERENCES.put("lc4jListened", "lc4jBare");
    DIFFERENCES.put("lc4jWrapped", "lc4jBare");
    DIFFERENCES.put("lc4jBoth", "lc4jBare");
    DIFFERENCES.put("lc4jWrappedLongPrompt", "lc4jBareLongPrompt");
    DIFFERENCES.put("lc4jListenedStream", "lc4jBareStream");
    DIFFERENCES.put("lc4jWrappedStream", "lc4jBareStream");
    DIFFERENCES.put("springObserved", "springUnobserved");
    DIFFERENCES.put("springTracked", "springObserved");
    DIFFERENCES.put("springTrackedCarried", "springObserved");
  }

  /**
   * Runs all benchmarks.
   *
   * @param args a number of forks, 3 unless given, and a part of the names of those to run besides
   *     the yardstick, all unless given
   */
  public static void main(String[] args) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(
                "io\\.costintent\\.benchmarks\\..*Benchmark\\..*"
                    + (args.length > 1 ? args[1] : "")
                    + ".*")
            .include("CallBenchmark\\." + YARDSTICK)
            .forks(args.length > 0 ? Integer.parseInt(args[0]) : 3)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(6)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .build();
    print(new Runner(options).run());
  }

  private static void print(Collection<RunResult> results) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      rows.put(name.substring(name.lastIndexOf('.') + 1), figures(result));
    }
    double[] bare = rows.get(YARDSTICK);
    System.out.println();
    System.out.println("| what | CPU ns/op | B/op | x bare span |");
    System.out.println("|---|---:|---:|---:|");
    rows.forEach((name, row) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.0f | %s |%n",
            name,
            row[0],
            row[1],
            bare == null ? "" : String.format(Locale.ROOT, "%.2f", row[0] / bare[0])));
    DIFFERENCES.forEach((name, without) -> difference(rows, name, without));
  }

  /** What a part adds to what runs without it. */
  private static void difference(Map<String, double[]> rows, String name, String without) {
    double[] bare = rows.get(YARDSTICK);
    double[] more = rows.get(name);
    double[] less = rows.get(without);
    if (bare != null && more != null && less != null) {
      System.out.printf(
          Locale.ROOT,
          "| %s - %s | %.0f | %.0f | %.2f |%n",
          name,
          without,
          more[0] - less[0],
          more[1] - less[1],
          (more[0] - less[0]) / bare[0]);
    }
  }

  private static double[] figures(RunResult result) {
    return new double[] {score(result, CpuProfiler.NAME), score(result, "gc.alloc.rate.norm")};
  }

  private static double score(RunResult result, String name) {
    Result<?> secondary = result.getSecondaryResults().get(name);
    return secondary == null ? Double.NaN : secondary.getScore();
  }

  private Report() {}
}
