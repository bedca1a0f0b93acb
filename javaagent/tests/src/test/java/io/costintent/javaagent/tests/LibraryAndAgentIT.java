/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.WrappedProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.ReceivedSpan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library in the application, and the agent around it: one bill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryAndAgentIT {
  private Run run;

  static List<Door> doors() {
    return List.of(
        Door.of("wrapped-chat", "openai-java", Sample.openAi()),
        Door.of("wrapped-responses", "openai-java", Sample.openAi()),
        Door.of("wrapped-messages", "anthropic-java", Sample.anthropic()),
        Door.of("bare-chat", "openai-java", Sample.openAi()),
        Door.of("bare-responses", "openai-java", Sample.openAi()));
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    run =
        Run.calling(
            "wrapped",
            WrappedProgram.class,
            doors(),
            process -> process.agent(Agents.distribution()).classPath(ClassPath.withLibrary()));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void call_isBilledOnceByWhoeverSeesIt(Door door) {
    assertThat(run.requests(door.model())).hasSize(1);
    assertThat(run.billed(door.model())).hasSize(1);
    assertThat(run.counted(door.model())).isEqualTo(1);
    ReceivedSpan span = run.billed(door.model()).get(0);
    assertThat(span.attribute("costintent.cost.total")).isEqualTo(door.sample().cost());
    assertThat(span.attribute("costintent.cost.status")).isEqualTo("exact");
    assertThat(span.attribute("costintent.team")).isEqualTo("herons");
  }

  @ParameterizedTest
  @MethodSource("doors")
  void intentOfTheApplication_isThatOfItsCalls(Door door) {
    String feature = door.model().equals("bare-responses") ? null : "roosts";

    assertThat(run.billed(door.model()).get(0).attribute("costintent.feature")).isEqualTo(feature);
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().out()).contains("done");
  }
}
