/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.CallProgram;
import io.costintent.testkit.conformance.Sample;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OpenAI's chat without OpenTelemetry's own instrumentation of it, which loses the spans of streams
 * that fail, and fails itself where the application closes one early.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnSpansIT {
  private static final Sample SAMPLE = Sample.openAi();

  private Run run;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    AgentProcess process = new AgentProcess("own-spans", CallProgram.class.getName());
    run =
        Run.run(
            process,
            ScenarioConfiguration.write(process.folder(), List.of()),
            provider ->
                provider
                    .whenModel("cut", SAMPLE.builder().usage(SAMPLE.wire()).cutAfter(3).build())
                    .whenModel(
                        "broken", SAMPLE.builder().usage(SAMPLE.wire()).errorAfter(3).build())
                    .whenModel("closed", SAMPLE.reply()),
            with ->
                with.agent(Agents.distribution())
                    .property("otel.instrumentation.openai-java.enabled", "false"),
            List.of(
                "openai-chat-stream=cut",
                "openai-chat-stream=broken",
                "openai-chat-stream-closed=closed"));
  }

  @ParameterizedTest
  @CsvSource({"cut, thrown, failed", "broken, thrown, failed", "closed, answered, cancelled"})
  void streamThatDoesNotComplete_isOnASpanOfOurs(String model, String outcome, String ending) {
    assertThat(run.outcome(model)).as(run.told(model)).isEqualTo(outcome);
    assertThat(run.counted(model)).isEqualTo(1);
    assertThat(run.spans(model))
        .singleElement()
        .satisfies(span ->
            assertThat(span.attributes())
                .containsEntry("costintent.call.ending", ending)
                .containsEntry("costintent.cost.status", "unpriced")
                .doesNotContainKey("costintent.cost.total"));
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().status()).isZero();
  }
}
