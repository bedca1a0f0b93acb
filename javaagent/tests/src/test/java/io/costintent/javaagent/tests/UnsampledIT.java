/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.costintent.javaagent.programs.CallProgram;
import io.costintent.testkit.otlp.ReceivedPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever samples no span loses no money: metrics and budgets see every call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsampledIT {
  private static final Set<String> DOORS =
      Set.of(
          "openai-chat",
          "openai-chat-stream",
          "openai-responses",
          "anthropic-messages",
          "gemini-content",
          "langchain4j-chat");
  private static final String BUDGETS =
      """

      budgets:
        - id: each-model
          match: {model: each}
          limit: 2 requests
          window: lifetime
          mode: block
        - id: all
          match: {team: herons}
          limit: 1 USD
          window: lifetime
          mode: warn
      """;

  /** One more than the budget has for each of them. */
  private static final int TIMES = 3;

  private Run run;

  static List<Door> doors() {
    return Doors.all().stream().filter(door -> DOORS.contains(door.name())).toList();
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    AgentProcess process = new AgentProcess("unsampled", CallProgram.class.getName());
    Path configuration = Configuration.write(process.folder(), doors());
    Files.writeString(configuration, Files.readString(configuration) + BUDGETS);
    List<String> calls = new ArrayList<>();
    doors().forEach(door -> calls.addAll(Collections.nCopies(TIMES, door.call(door.model()))));
    run =
        Run.run(
            process,
            configuration,
            provider ->
                doors().forEach(door -> provider.whenModel(door.model(), door.sample().reply())),
            with -> with.agent(Agents.distribution()).property("otel.traces.sampler", "always_off"),
            calls);
  }

  @Test
  void spans_areNotThere() {
    assertThat(run.spans()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void cost_isCountedExactly(Door door) {
    double two = 2 * Double.parseDouble(door.sample().cost());

    assertThat(run.sum("costintent.cost", door.model())).isCloseTo(two, within(1e-12));
    assertThat(run.sum("costintent.tokens", door.model())).isEqualTo(2 * 1100);
    assertThat(run.points("costintent.calls"))
        .filteredOn(point -> door.model().equals(point.attributes().get("gen_ai.request.model")))
        .filteredOn(point -> "exact".equals(point.attributes().get("costintent.cost.status")))
        .extracting(ReceivedPoint::value)
        .containsExactly(1.0, 1.0); // the second has used up its budget, and says so
  }

  @ParameterizedTest
  @MethodSource("doors")
  void callBeyondTheBudget_isDeniedBeforeTheRequest(Door door) {
    assertThat(run.told(door.model())).contains("thrown", "BudgetExhaustedException");
    assertThat(run.requests(door.model())).hasSize(2);
  }

  @Test
  void budget_hasWhatAllOfThemCost() {
    double all =
        doors().stream().mapToDouble(it -> 2 * Double.parseDouble(it.sample().cost())).sum();

    assertThat(gauge("costintent.budget.settled", "all")).isCloseTo(all, within(1e-9));
    assertThat(gauge("costintent.budget.reserved", "all")).isZero();
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().status()).isZero();
  }

  private double gauge(String metric, String budget) {
    List<ReceivedPoint> points =
        run.points(metric).stream()
            .filter(point -> budget.equals(point.attributes().get("costintent.budget.id")))
            .toList();
    assertThat(points).as(metric).hasSize(1);
    return points.get(0).value();
  }
}
