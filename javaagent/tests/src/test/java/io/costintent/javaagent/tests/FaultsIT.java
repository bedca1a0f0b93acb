/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.CallProgram;
import io.costintent.javaagent.programs.FaultProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong where the agent sits in a call, the application gets what it would get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {
  private static final List<String> FAULTS =
      List.of(
          "ENTER_THROWS",
          "ENTER_DOES_NOT_LINK",
          "ENTER_AND_REPORT_THROW",
          "LEAVE_THROWS",
          "LEAVE_DOES_NOT_LINK");

  private Run without;
  private Run faulty;

  static Stream<Arguments> faults() {
    return Doors.all().stream()
        .flatMap(door -> FAULTS.stream().map(fault -> Arguments.of(door, fault)));
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    without =
        Run.run(
            new AgentProcess("without-agent", CallProgram.class.getName()),
            Doors.all(),
            process -> process,
            calls(Door::failingModel));
    List<String> all = new ArrayList<>(calls(Door::model));
    all.addAll(calls(Door::failingModel));
    faulty =
        Run.run(
            new AgentProcess("faults", FaultProgram.class.getName()),
            Doors.all(),
            process -> process.agent(Agents.distribution()),
            all);
  }

  private static List<String> calls(Function<Door, String> model) {
    return Doors.all().stream().map(door -> door.call(model.apply(door))).toList();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void answer_isThatOfTheProvider(Door door, String fault) {
    String model = door.model() + "." + fault;

    assertThat(faulty.outcome(model)).as(faulty.told(model)).isEqualTo("answered");
    assertThat(faulty.detail(model)).isEqualTo(door.sample().text());
    assertThat(faulty.requests(model)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void failure_isWhatTheSdkMakesOfIt(Door door, String fault) {
    String model = door.failingModel() + "." + fault;

    // One method of ollama4j answers with nothing.
    assertThat(without.outcome(door.failingModel())).isIn("thrown", "answered");
    assertThat(faulty.outcome(model))
        .as(faulty.told(model))
        .isEqualTo(without.outcome(door.failingModel()));
    assertThat(faulty.detail(model)).isEqualTo(without.detail(door.failingModel()));
    assertThat(faulty.requests(model)).hasSameSizeAs(without.requests(door.failingModel()));
  }

  @Test
  void programs_end() {
    assertThat(without.ended().status()).isZero();
    assertThat(faulty.ended().status()).isZero();
  }
}
