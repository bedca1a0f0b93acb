/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.SpringAiProgram;
import io.costintent.testkit.conformance.Sample;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring AI in Boot, without Cost Intent in the application: the agent sees the calls below it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringAiIT {
  private static final String SDK = "openai-java";

  private Run run;

  static List<Door> doors() {
    return List.of(
        Door.of("spring-ai-chat", SDK, Sample.openAi()),
        Door.of("spring-ai-client", SDK, Sample.openAi()),
        Door.of("spring-ai-stream", SDK, Sample.openAi()),
        Door.of("spring-ai-embeddings", SDK, Sample.openAiEmbeddings()),
        Door.of("spring-ai-images", SDK, Sample.openAiImages()));
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    run =
        Run.calling(
            "spring-ai",
            SpringAiProgram.class,
            doors(),
            process -> process.agent(Agents.distribution()));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void call_isBilledOnce(Door door) {
    assertThat(run.outcome(door.model())).isEqualTo("answered");
    assertThat(run.detail(door.model())).isEqualTo(door.sample().text());
    assertThat(run.requests(door.model())).hasSize(1);
    assertThat(run.billed(door.model())).hasSize(1);
    assertThat(run.counted(door.model())).isEqualTo(1);
    assertThat(run.billed(door.model()).get(0).attribute("costintent.cost.total"))
        .isEqualTo(door.sample().cost());
    assertThat(run.billed(door.model()).get(0).attribute("costintent.cost.status"))
        .isEqualTo("exact");
  }

  /** The door of Spring AI's models is open in a process, too, and leaves the bill to the SDK's. */
  @ParameterizedTest
  @MethodSource("doors")
  void call_isInsideTheModelsWhichDoesNotBill(Door door) {
    assertThat(run.spans(door.model()))
        .filteredOn(span -> span.attribute("costintent.cost.inclusive") != null)
        .singleElement()
        .satisfies(span -> assertThat(span.attribute("costintent.cost.total")).isNull());
  }

  @Test
  void deniedCall_throwsBeforeTheRequest() {
    assertThat(run.outcome("denied-spring-ai")).isEqualTo("thrown");
    assertThat(run.detail("denied-spring-ai")).contains("ModelNotApprovedException");
    assertThat(run.requests("denied-spring-ai")).isEmpty();
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().status()).isZero();
  }
}
