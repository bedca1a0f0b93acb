/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import io.costintent.javaagent.programs.CallProgram;
import io.costintent.testkit.otlp.OtlpReceiver;
import io.costintent.testkit.otlp.ReceivedMetric;
import io.costintent.testkit.otlp.ReceivedPoint;
import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A program that called through doors, and what the provider and the receiver saw of it. */
final class Run {
  /** What the agent says when its advice, or ours, failed; nothing else tells. */
  private static final List<String> FAILURES =
      List.of(
          "Failed to handle exception in instrumentation",
          "NoClassDefFoundError",
          "LinkageError",
          "NoSuchMethodError",
          "NoSuchFieldError",
          "IncompatibleClassChangeError",
          "IllegalAccessError",
          "VerifyError",
          "is not affected");

  private final AgentProcess.Ended ended;
  private final Map<String, String[]> lines = new TreeMap<>();
  private final List<RecordedRequest> requests;
  private final List<ReceivedSpan> spans;
  private final OtlpReceiver receiver;

  /** Runs all of these doors once with a model that is approved, once with one that is not. */
  static Run of(String name, List<Door> doors, UnaryOperator<AgentProcess> how)
      throws IOException, InterruptedException {
    List<String> calls = new ArrayList<>();
    doors.forEach(door -> calls.add(door.call(door.model())));
    doors.forEach(door -> calls.add(door.call(door.deniedModel())));
    return run(new AgentProcess(name, CallProgram.class.getName()), doors, how, calls);
  }

  /** Runs a program that calls the models of these doors by itself. */
  static Run calling(
      String name, Class<?> program, List<Door> doors, UnaryOperator<AgentProcess> how)
      throws IOException, InterruptedException {
    return run(new AgentProcess(name, program.getName()), doors, how, List.of());
  }

  static Run run(
      AgentProcess process, List<Door> doors, UnaryOperator<AgentProcess> how, List<String> calls)
      throws IOException, InterruptedException {
    Path configuration = Configuration.write(process.folder(), doors);
    return run(process, configuration, provider -> script(provider, doors), how, calls);
  }

  /** Runs a program whose operator wrote this file, with a provider that answers as scripted. */
  static Run run(
      AgentProcess process,
      Path configuration,
      Consumer<ProviderSimulator> script,
      UnaryOperator<AgentProcess> how,
      List<String> calls)
      throws IOException, InterruptedException {
    try (ProviderSimulator provider = ProviderSimulator.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      script.accept(provider);
      process
          .properties(receiver.properties())
          .property("costintent.config", configuration.toString())
          .property("otel.javaagent.debug", "true")
          .property("otel.service.name", "herons");
      List<String> arguments = new ArrayList<>(List.of(provider.baseUrl().toString()));
      arguments.addAll(calls.isEmpty() ? List.of(receiver.endpoint().toString()) : calls);
      AgentProcess.Ended ended = how.apply(process).run(arguments);
      return new Run(ended, provider.requests(), receiver);
    }
  }

  /** A model is known by the door's name in it; one that fails says so. */
  private static void script(ProviderSimulator provider, List<Door> doors) {
    provider.when(request -> request.model().contains("failing-"), Reply.error(400));
    // The longer name first: it may begin with another door's.
    doors.stream()
        .sorted(Comparator.comparing((Door door) -> -door.model().length()))
        .forEach(door ->
            provider.when(request -> request.model().startsWith(door.model()), door.reply()));
  }

  private Run(AgentProcess.Ended ended, List<RecordedRequest> requests, OtlpReceiver receiver) {
    this.ended = ended;
    this.requests = requests;
    this.receiver = receiver;
    spans = receiver.spans();
    ended.out().stream()
        .map(line -> line.split("\t", -1))
        .filter(line -> line.length > 2)
        .forEach(line -> lines.put(line[1], line));
  }

  AgentProcess.Ended ended() {
    return ended;
  }

  /** Everything that arrived. */
  List<ReceivedSpan> spans() {
    return spans;
  }

  /** What a call with this model came to: {@code answered}, {@code thrown} or {@code absent}. */
  String outcome(String model) {
    return lines.containsKey(model) ? lines.get(model)[2] : "missing";
  }

  /** The whole line that the program printed about a call. */
  String told(String model) {
    return lines.containsKey(model) ? String.join(" ", lines.get(model)) : "";
  }

  /** The answer, or the classes of what was thrown and its causes. */
  String detail(String model) {
    String[] line = lines.get(model);
    return line == null || line.length < 4 ? "" : line[3];
  }

  List<RecordedRequest> requests(String model) {
    return requests.stream().filter(request -> request.model().equals(model)).toList();
  }

  List<RecordedRequest> requests() {
    return requests;
  }

  /** The spans that ask for this model. */
  List<ReceivedSpan> spans(String model) {
    return spans.stream()
        .filter(span -> model.equals(span.attribute("gen_ai.request.model")))
        .toList();
  }

  /** Those of them that have a cost. */
  List<ReceivedSpan> billed(String model) {
    return spans(model).stream()
        .filter(span -> span.attribute("costintent.cost.total") != null)
        .toList();
  }

  /** How many calls were counted for a model. */
  double counted(String model) {
    return sum("costintent.calls", model);
  }

  /** What a counter came to for a model. */
  double sum(String metric, String model) {
    return points(metric).stream()
        .filter(point -> model.equals(point.attributes().get("gen_ai.request.model")))
        .mapToDouble(ReceivedPoint::value)
        .sum();
  }

  /** The points of a metric in its last export. */
  List<ReceivedPoint> points(String metric) {
    return receiver.points(metric);
  }

  /** The metrics that arrived, once each. */
  List<ReceivedMetric> metrics() {
    return receiver.metrics();
  }

  /** What the log has of advice that failed. */
  List<String> failures() {
    return ended.log().stream().filter(line -> FAILURES.stream().anyMatch(line::contains)).toList();
  }
}
