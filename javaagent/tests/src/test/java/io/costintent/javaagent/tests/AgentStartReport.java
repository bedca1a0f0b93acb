/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.StartProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.OtlpReceiver;
import io.costintent.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the agent adds to the start and the memory of a process with one model call, against no
 * agent and against OpenTelemetry's own. Interleaved, since the machine is never the same for long.
 *
 * <p>{@code mvn -ntp -pl javaagent/tests -am -Dit.test=AgentStartReport -Dreport.runs=7 verify};
 * the numbers are printed, and are not checked in a build.
 */
@EnabledIfSystemProperty(named = "report.runs", matches = "\\d+")
class AgentStartReport {
  private static final int RUNS = Integer.getInteger("report.runs", 1);

  private static final String NONE = "no agent";
  private static final String THEIRS = "OpenTelemetry's agent";

  /** Seconds from the start of the JVM to the program and to its answer, and MiB in memory then. */
  private record Measured(double toMain, double toAnswer, double mebibytes) {}

  @Test
  void start_andMemory() throws IOException, InterruptedException {
    Map<String, UnaryOperator<AgentProcess>> ways = new LinkedHashMap<>();
    ways.put(NONE, process -> process);
    ways.put(THEIRS, process -> process.agent(ClassPath.stockAgent()));
    ways.put(
        "OpenTelemetry's agent and our extension",
        process ->
            process
                .agent(ClassPath.stockAgent())
                .property("otel.javaagent.extensions", Agents.extension().toString()));
    ways.put("distribution", process -> process.agent(Agents.distribution()));
    ways.put(
        "distribution, lean",
        process ->
            process.agent(Agents.distribution()).property("costintent.agent.profile", "lean"));
    Map<String, List<Measured>> measured = new LinkedHashMap<>();
    try (ProviderSimulator provider = ProviderSimulator.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      provider.when(request -> true, Sample.openAi().reply());
      for (int run = 0; run < RUNS; run++) {
        for (Map.Entry<String, UnaryOperator<AgentProcess>> way : ways.entrySet()) {
          AgentProcess process =
              new AgentProcess("start", StartProgram.class.getName())
                  .untuned()
                  .properties(receiver.properties());
          measured
              .computeIfAbsent(way.getKey(), name -> new ArrayList<>())
              .add(measure(way.getValue().apply(process), provider));
        }
      }
    }
    print(measured);
    assertThat(measured).hasSize(ways.size());
  }

  private static Measured measure(AgentProcess process, ProviderSimulator provider)
      throws IOException, InterruptedException {
    AgentProcess.Ended ended = process.run(List.of(provider.baseUrl().toString()));
    String[] words = ended.out().get(0).split(" ");
    return new Measured(
        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }

  private static void print(Map<String, List<Measured>> measured) {
    System.out.printf(
        "JDK %s, %d processors, %d runs each, medians%n",
        Runtime.version().feature(), Runtime.getRuntime().availableProcessors(), RUNS);
    System.out.println("| | start to main | share | start to answer | share | memory |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    measured.forEach((way, runs) ->
        System.out.println(
            String.format(
                Locale.ROOT,
                "| %s | %.2f s | %.2f | %.2f s | %.2f | %.0f MiB |",
                way,
                median(runs, Measured::toMain),
                share(measured, way, Measured::toMain),
                median(runs, Measured::toAnswer),
                share(measured, way, Measured::toAnswer),
                median(runs, Measured::mebibytes))));
  }

  /** What a way adds to having no agent, as a share of what OpenTelemetry's adds. */
  private static double share(
      Map<String, List<Measured>> measured, String way, ToDoubleFunction<Measured> part) {
    double none = median(measured.get(NONE), part);
    return (median(measured.get(way), part) - none) / (median(measured.get(THEIRS), part) - none);
  }

  private static double median(List<Measured> runs, ToDoubleFunction<Measured> part) {
    return median(runs.stream().mapToDouble(part).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
