/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.OwnSdkProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.ReceivedSpan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An application that has an OpenTelemetry SDK of its own. Its spans are not the agent's: they
 * reach the application's backend as they are, and the bill is on the agent's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnSdkIT {
  private static final Door CHAT = Door.of("own-sdk-chat", "openai-java", Sample.openAi());
  private static final Door INSIDE = Door.of("own-sdk-inside", "openai-java", Sample.openAi());

  private Run run;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    run =
        Run.calling(
            "own-sdk",
            OwnSdkProgram.class,
            List.of(CHAT, INSIDE),
            process ->
                process.agent(Agents.distribution()).classPath(ClassPath.withOpenTelemetry()));
  }

  @Test
  void call_isBilledOnce() {
    assertThat(run.billed(CHAT.model())).hasSize(1);
    assertThat(run.counted(CHAT.model())).isEqualTo(1);
    assertThat(run.billed(CHAT.model()).get(0).attribute("costintent.cost.total"))
        .isEqualTo(CHAT.sample().cost());
  }

  @Test
  void callInsideASpanOfTheApplicationsOwnKind_isBilledOnce() {
    assertThat(run.requests(INSIDE.model())).hasSize(1);
    assertThat(run.billed(INSIDE.model())).hasSize(1);
    assertThat(run.counted(INSIDE.model())).isEqualTo(1);
  }

  @Test
  void spansOfTheApplication_areItsOwn() {
    List<ReceivedSpan> own =
        run.spans().stream().filter(span -> span.scope().equals("herons")).toList();

    assertThat(own)
        .extracting(ReceivedSpan::name)
        .containsExactlyInAnyOrder("question", "chat own-sdk-inside");
    assertThat(own)
        .allSatisfy(span -> assertThat(span.attribute("costintent.cost.total")).isNull());
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().out()).contains("done");
  }
}
