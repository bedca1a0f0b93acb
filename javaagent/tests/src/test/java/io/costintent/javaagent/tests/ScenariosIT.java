/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.costintent.javaagent.programs.ScenarioProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.ReceivedMetric;
import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapters' conformance suites ask for, of a process with the agent, by OTLP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosIT {
  private static final String OPENAI_JOB = "gpt-4o-mini";
  private static final String ANTHROPIC_JOB = "claude-haiku-4-5";
  private static final String FORBIDDEN_OPENAI_JOB = "gpt-4.1-mini";
  private static final String FORBIDDEN_ANTHROPIC_JOB = "claude-sonnet-4-5";
  private static final int CROWD_CALLS = ScenarioProgram.CROWD * ScenarioProgram.EACH;

  private Run run;

  static List<Scenario> scenarios() {
    return ScenarioList.all();
  }

  static List<Scenario> withoutSpan() {
    return ScenarioList.withoutSpan();
  }

  static List<Scenario> all() {
    return Stream.concat(scenarios().stream(), withoutSpan().stream()).toList();
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    AgentProcess process = new AgentProcess("scenarios", ScenarioProgram.class.getName());
    List<String> calls =
        new ArrayList<>(
            List.of(
                "openai-batch=" + OPENAI_JOB,
                "anthropic-batch=" + ANTHROPIC_JOB,
                "openai-batch-forbidden=" + FORBIDDEN_OPENAI_JOB,
                "anthropic-batch-forbidden=" + FORBIDDEN_ANTHROPIC_JOB));
    all().forEach(scenario -> calls.add(scenario.call() + "=" + scenario.model()));
    run =
        Run.run(
            process,
            ScenarioConfiguration.write(process.folder(), all()),
            ScenariosIT::script,
            with -> with.agent(Agents.distribution()),
            calls);
  }

  private static void script(ProviderSimulator provider) {
    for (Scenario scenario : all()) {
      Deque<Reply> replies = new ArrayDeque<>(scenario.replies());
      provider.when(
          request -> request.model().equals(scenario.model()),
          request -> replies.size() > 1 ? replies.remove() : replies.element());
    }
    provider.whenModel(OPENAI_JOB, Reply.builder().usage(WireUsage.of(1000, 500)).build());
    provider.whenModel(ANTHROPIC_JOB, Reply.builder().usage(WireUsage.of(1000, 100)).build());
    provider.when(request -> request.model().contains("-openai-"), Sample.openAi().reply());
    provider.when(request -> request.model().contains("-anthropic-"), Sample.anthropic().reply());
  }

  @ParameterizedTest
  @MethodSource("all")
  void application_getsWhatTheSdkMakesOfIt(Scenario scenario) {
    assertThat(run.outcome(scenario.model()))
        .as(run.told(scenario.model()))
        .isEqualTo(scenario.outcome());
    if (!scenario.ending().equals("cancelled")) {
      assertThat(run.requests(scenario.model())).hasSize(scenario.requests());
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void span_saysHowItEndedAndWhatIsKnownOfItsCost(Scenario scenario) {
    ReceivedSpan span = recorded(scenario.model());

    assertThat(span.name())
        .isEqualTo(span.attribute("gen_ai.operation.name") + " " + scenario.model());
    assertThat(span.kind()).isEqualTo("CLIENT");
    assertThat(span.attribute("gen_ai.provider.name")).isEqualTo(scenario.provider());
    assertThat(span.attribute("costintent.call.ending"))
        .isEqualTo(scenario.ending().isEmpty() ? null : scenario.ending());
    assertThat(span.attribute("costintent.cost.status")).isEqualTo(scenario.status());
    assertThat(span.attribute("costintent.cost.reasons"))
        .isEqualTo(scenario.reason().isEmpty() ? null : List.of(scenario.reason()));
    assertThat(span.attributes()).containsAllEntriesOf(scenario.attributes());
    assertThat(span.attribute("error.type") != null).isEqualTo(scenario.ending().equals("failed"));
  }

  /** Unknown is not zero: then there is no amount at all. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void cost_isExactOrAbsent(Scenario scenario) {
    ReceivedSpan span = recorded(scenario.model());

    if (scenario.cost().isEmpty()) {
      assertThat(span.attributes())
          .doesNotContainKeys("costintent.cost.total", "gen_ai.usage.cost.amount");
      assertThat(run.sum("costintent.cost", scenario.model())).isZero();
    } else {
      assertThat(span.attribute("costintent.cost.total")).isEqualTo(scenario.cost());
      assertThat(span.attribute("gen_ai.usage.cost.amount"))
          .isEqualTo(Double.valueOf(scenario.cost()));
      assertThat(run.sum("costintent.cost", scenario.model()))
          .isEqualTo(Double.parseDouble(scenario.cost()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void call_isCountedOnceAsWhatItIs(Scenario scenario) {
    assertThat(run.points("costintent.calls"))
        .filteredOn(
            point -> scenario.model().equals(point.attributes().get("gen_ai.request.model")))
        .singleElement()
        .satisfies(point -> {
          assertThat(point.value()).isEqualTo(1);
          assertThat(point.attributes())
              .containsEntry("costintent.cost.status", scenario.status())
              .containsEntry("costintent.team", "herons");
          assertThat(point.attributes().getOrDefault("costintent.cost.reason", ""))
              .isEqualTo(scenario.cost().isEmpty() ? scenario.reason() : "");
        });
  }

  @ParameterizedTest
  @MethodSource("withoutSpan")
  void streamThatFailsInsideOpenTelemetrysSpan_isCountedOnly(Scenario scenario) {
    assertThat(run.spans(scenario.model())).isEmpty();
    assertThat(run.sum("costintent.cost", scenario.model())).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"crowd-openai-chat", "crowd-openai-responses", "crowd-anthropic-messages"})
  void callsAtATime_stayApart(String model) {
    List<ReceivedSpan> billed = run.billed(model);

    assertThat(run.requests(model)).hasSize(CROWD_CALLS);
    assertThat(billed).hasSize(CROWD_CALLS).doesNotHaveDuplicates();
    assertThat(billed).extracting(ReceivedSpan::traceId).doesNotHaveDuplicates();
    assertThat(billed)
        .extracting(span -> span.attribute("gen_ai.response.id"))
        .doesNotHaveDuplicates();
    assertThat(billed)
        .allSatisfy(span -> {
          assertThat(span.attribute("costintent.cost.total")).isEqualTo("0.003");
          assertThat(span.attribute("costintent.feature")).isEqualTo("crowd");
        });
    assertThat(run.counted(model)).isEqualTo(CROWD_CALLS);
    assertThat(run.sum("costintent.cost", model)).isCloseTo(0.003 * CROWD_CALLS, within(1e-12));
  }

  @Test
  void intent_goesWithTasksFromThreadToThread() {
    assertThat(recorded("nested-openai-chat").attribute("costintent.feature")).isEqualTo("nested");
    assertThat(recorded("unnested-openai-chat").attributes())
        .containsEntry("costintent.cost.total", "0.003")
        .doesNotContainKey("costintent.feature");
  }

  @ParameterizedTest
  @CsvSource({
    OPENAI_JOB + ", 0.000225",
    ANTHROPIC_JOB + ", 0.00075",
  })
  void resultsOfAJob_areBilledEachToWhoSubmittedIt(String model, String cost) {
    assertThat(run.detail(model)).isEqualTo("first second");
    assertThat(run.billed(model))
        .hasSize(2)
        .allSatisfy(span ->
            assertThat(span.attributes())
                .containsEntry("costintent.cost.total", cost)
                .containsEntry("costintent.cost.status", "exact")
                .containsEntry("costintent.feature", "submitted"));
    assertThat(run.counted(model)).isEqualTo(2);
  }

  @Test
  void deniedJob_isNotSubmitted() {
    assertThat(run.told(FORBIDDEN_ANTHROPIC_JOB)).contains("thrown", "ModelNotApprovedException");
    assertThat(run.requests())
        .filteredOn(request -> request.path().equals("/v1/messages/batches"))
        .hasSize(1);
  }

  @Test
  void attributes_areThoseThatAreDocumented() throws IOException {
    Documented documented = Documented.read();

    assertThat(run.spans())
        .filteredOn(span -> span.attribute("costintent.cost.status") != null)
        .hasSizeGreaterThan(scenarios().size())
        .allSatisfy(span ->
            assertThat(span.attributes())
                .allSatisfy((name, value) -> {
                  boolean ours = span.scope().startsWith("io.costintent");
                  if (name.startsWith("costintent.") || (ours && !name.startsWith("thread."))) {
                    documented.assertAttribute("span", name, value);
                  }
                }));
  }

  @Test
  void metrics_areThoseThatAreDocumented() throws IOException {
    Documented documented = Documented.read();

    assertThat(run.metrics())
        .filteredOn(metric -> metric.name().startsWith("costintent."))
        .extracting(ReceivedMetric::name)
        .contains("costintent.cost", "costintent.tokens", "costintent.calls");
    assertThat(run.metrics())
        .filteredOn(metric -> metric.name().startsWith("costintent."))
        .allSatisfy(metric -> {
          documented.assertMetric(metric);
          assertThat(run.points(metric.name()))
              .allSatisfy(point ->
                  point
                      .attributes()
                      .forEach((name, value) -> documented.assertAttribute("metric", name, value)));
        });
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().status()).isZero();
    assertThat(run.ended().out()).contains("done");
  }

  private ReceivedSpan recorded(String model) {
    List<ReceivedSpan> recorded =
        run.spans(model).stream()
            .filter(span -> span.attribute("costintent.cost.status") != null)
            .toList();
    assertThat(recorded).as(run.told(model)).hasSize(1);
    return recorded.get(0);
  }
}
