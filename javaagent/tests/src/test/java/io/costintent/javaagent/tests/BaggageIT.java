/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.BaggageProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with baggage of its own and OpenTelemetry's default propagators, which send it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaggageIT {
  private Run run;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    AgentProcess process = new AgentProcess("baggage", BaggageProgram.class.getName());
    Path hosts =
        Files.writeString(
            process.folder().resolve("hosts"), "127.0.0.1 api.openai.com nests.example\n");
    Path configuration =
        Files.writeString(
            process.folder().resolve("costintent.yaml"), "intent: {team: herons, tenant: marsh}\n");
    run =
        Run.run(
            process,
            configuration,
            provider -> provider.when(request -> true, Sample.openAi().reply()),
            with ->
                with.agent(Agents.distribution()).property("jdk.net.hosts.file", hosts.toString()),
            List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"by-openai-chat", "by-openai-responses", "by-anthropic", "to-provider"})
  void provider_getsTheServicesOwnBaggageWithoutTheIntent(String model) {
    RecordedRequest request = only(model);

    assertThat(request.header("baggage")).contains("nest=reed");
    assertThat(request.header("traceparent")).isPresent();
    assertThat(request.headers().toString().toLowerCase(Locale.ROOT))
        .doesNotContain("costintent", "owls", "hunting", "marsh");
  }

  @Test
  void anotherHost_getsTheBaggageAsItIs() {
    assertThat(only("to-another").header("baggage").orElseThrow().split(","))
        .containsExactlyInAnyOrder(
            "nest=reed", "costintent.team=owls", "costintent.feature=hunting");
  }

  /** Whoever sends a header must not spend what is another team's. */
  @ParameterizedTest
  @ValueSource(strings = {"by-openai-chat", "by-openai-responses", "by-anthropic"})
  void baggage_isNoIntent(String model) {
    assertThat(run.spans(model))
        .filteredOn(span -> span.attribute("costintent.cost.status") != null)
        .singleElement()
        .satisfies(span ->
            assertThat(span.attributes())
                .containsEntry("costintent.team", "herons")
                .doesNotContainKey("costintent.feature"));
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().out()).contains("api.openai.com 200", "nests.example 200", "done");
  }

  private RecordedRequest only(String model) {
    assertThat(run.requests(model)).hasSize(1);
    return run.requests(model).get(0);
  }
}
