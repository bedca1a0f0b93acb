/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.DeclaredProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.OtlpReceiver;
import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A file configures OpenTelemetry, which then tells extensions next to nothing. */
class DeclarativeIT {
  private static final String NOTHING_OF_OURS =
      """
      file_format: "1.2"
      resource:
        attributes:
          - {name: service.name, value: rookery}
      propagator:
        composite:
          - tracecontext:
          - baggage:
      tracer_provider:
        processors:
          - simple:
              exporter:
                otlp_http: {endpoint: "${RECEIVER}/v1/traces"}
      """;

  private static final String PROCESSOR_ALONE =
      """
      file_format: "1.2"
      tracer_provider:
        processors:
          - costintent:
          - simple:
              exporter:
                otlp_http: {endpoint: "${RECEIVER}/v1/traces"}
      """;

  private static final String EXPORTER_ALONE =
      """
      file_format: "1.2"
      tracer_provider:
        processors:
          - simple:
              exporter:
                costintent:
                  exporter:
                    otlp_http: {endpoint: "${RECEIVER}/v1/traces"}
      """;

  private static final String LACKS = "OpenTelemetry's configuration file lacks the ";
  private static final String LACKS_PROCESSOR = LACKS + "span processor costintent";
  private static final String LACKS_EXPORTER = LACKS + "span exporter costintent";
  private static final String LACKS_PROPAGATOR = LACKS + "propagator costintent";
  private static final String LACKS_LEAN = LACKS + "lean profile";

  private static final List<String> FAILURES =
      List.of("Failed to handle exception in instrumentation", "NoClassDefFound", "LinkageError");

  private final Map<String, ReceivedSpan> spans = new TreeMap<>();
  private final List<RecordedRequest> requests = new ArrayList<>();

  private AgentProcess.Ended run(String name, String file, Map<String, String> properties)
      throws IOException, InterruptedException {
    return run(
        new AgentProcess(name, DeclaredProgram.class.getName()).agent(Agents.distribution()),
        file,
        properties);
  }

  private AgentProcess.Ended run(AgentProcess process, String file, Map<String, String> properties)
      throws IOException, InterruptedException {
    try (ProviderSimulator provider = ProviderSimulator.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      provider.when(request -> true, Sample.openAi().reply());
      Path declared = process.folder().resolve("otel.yaml");
      Files.writeString(declared, file.replace("${RECEIVER}", receiver.endpoint().toString()));
      Path prices = process.folder().resolve("prices.yaml");
      Files.writeString(
          prices,
          """
          models:
            - {provider: openai, model: declared-chat, rates: {input: 2.50, output: 10}}
            - {provider: openai, model: declared-span, rates: {input: 2.50, output: 10}}
          """);
      Path configuration = process.folder().resolve("costintent.yaml");
      Files.writeString(
          configuration,
          """
          intent: {team: herons}
          prices: {file: "%s"}
          rules:
            - when: {resource: {service.name: rookery}}
              intent: {feature: by-resource}
          """
              .formatted(prices));
      AgentProcess.Ended ended =
          process
              .property("otel.config.file", declared.toString())
              .property("costintent.config", configuration.toString())
              .properties(properties)
              .run(List.of(provider.baseUrl().toString()));
      receiver.spans().forEach(span -> spans.put(span.name(), span));
      requests.addAll(provider.requests());
      assertThat(ended.status()).isZero();
      assertThat(requests).hasSize(1);
      return ended;
    }
  }

  private String said(String span, String key) {
    assertThat(spans).containsKey(span);
    return String.valueOf(spans.get(span).attribute(key));
  }

  private void assertBilledWithIntent() {
    for (String span : Set.of("chat declared-chat", "chat declared-span")) {
      assertThat(said(span, "costintent.cost.total")).isNotEqualTo("null");
      assertThat(said(span, "costintent.team")).isEqualTo("herons");
      assertThat(said(span, "costintent.feature")).isEqualTo("by-resource");
    }
    assertThat(said("chat declared-span", "costintent.cost.total")).isEqualTo("0.0035");
  }

  private static void assertNothingFailed(AgentProcess.Ended ended) {
    assertThat(ended.log()).noneMatch(line -> FAILURES.stream().anyMatch(line::contains));
  }

  @Test
  void file_thatKnowsNothingOfUsIsCompleted() throws Exception {
    AgentProcess.Ended ended = run("declared", NOTHING_OF_OURS, Map.of());

    assertBilledWithIntent();
    // The baggage still goes where it is not a provider who gets it.
    assertThat(ended.out())
        .anyMatch(line -> line.contains("costintent.team=stated") && line.contains("kept=yes"));
    assertThat(requests.get(0).header("baggage")).hasValue("kept=yes");
    assertThat(requests.get(0).header("traceparent")).isPresent();
    assertThat(ended.logged("onfiguration file")).isEmpty();
    assertNothingFailed(ended);
  }

  @Test
  void leanProfile_holdsWithAFile() throws Exception {
    AgentProcess.Ended ended =
        run("declared-lean", NOTHING_OF_OURS, Map.of("costintent.agent.profile", "lean"));

    assertBilledWithIntent();
    assertThat(spans.keySet()).containsExactly("chat declared-chat", "chat declared-span");
    assertThat(spans.get("chat declared-chat").scope()).startsWith("io.costintent");
    assertThat(ended.logged("onfiguration file")).isEmpty();
    assertNothingFailed(ended);
  }

  @Test
  void linesOfTheGuide_areAllThatAFileNeeds() throws Exception {
    String file = Guide.yaml("file_format").replace("http://collector:4318", "${RECEIVER}");

    AgentProcess.Ended ended =
        run(
            "declared-by-hand",
            file,
            Map.of("costintent.agent.complete_file", "false", "costintent.agent.profile", "lean"));

    assertBilledWithIntent();
    assertThat(spans.get("chat declared-chat").scope()).startsWith("io.costintent");
    assertThat(ended.logged("onfiguration file")).isEmpty();
    assertNothingFailed(ended);
  }

  @Test
  void exporterThatIsMissing_isSaid() throws Exception {
    AgentProcess.Ended ended =
        run(
            "declared-processor",
            PROCESSOR_ALONE,
            Map.of("costintent.agent.complete_file", "false"));

    assertThat(ended.logged(LACKS_EXPORTER)).hasSize(1);
    assertThat(ended.logged(LACKS_PROCESSOR)).isEmpty();
    assertThat(ended.logged(LACKS_PROPAGATOR)).isEmpty();
    assertThat(ended.logged(LACKS_LEAN)).isEmpty();
    // What is said: only what the agent itself records has a cost.
    assertThat(said("chat declared-span", "costintent.cost.total")).isEqualTo("null");
    assertThat(said("chat declared-chat", "costintent.cost.total")).isNotEqualTo("null");
  }

  @Test
  void processorPropagatorAndProfileThatAreMissing_areSaid() throws Exception {
    AgentProcess.Ended ended =
        run(
            "declared-exporter",
            EXPORTER_ALONE + "propagator: {composite: [{tracecontext: {}}, {baggage: {}}]}\n",
            Map.of("costintent.agent.complete_file", "false", "costintent.agent.profile", "lean"));

    assertThat(ended.logged(LACKS_PROCESSOR)).hasSize(1);
    assertThat(ended.logged(LACKS_PROPAGATOR)).hasSize(1);
    assertThat(ended.logged(LACKS_LEAN)).hasSize(1);
    assertThat(ended.logged("enabled: [costintent, executors, opentelemetry_api]")).hasSize(1);
    assertThat(ended.logged(LACKS_EXPORTER)).isEmpty();
    // What is said: the baggage does reach the provider.
    assertThat(requests.get(0).header("baggage").orElse("")).contains("costintent.team=stated");
  }

  @Test
  void failureOfOurs_costsNoTelemetry() throws Exception {
    AgentProcess process = new AgentProcess("declared-fault", DeclaredProgram.class.getName());
    Path faulty =
        Jars.without(
            Agents.extension(),
            "io/costintent/javaagent/internal/AgentFileModel.class",
            process.folder().resolve("faulty-extension.jar"));

    AgentProcess.Ended ended =
        run(
            process
                .agent(ClassPath.stockAgent())
                .property("otel.javaagent.extensions", faulty.toString()),
            NOTHING_OF_OURS,
            Map.of());

    assertThat(said("chat declared-chat", "costintent.cost.total")).isNotEqualTo("null");
    assertThat(spans).containsKey("chat declared-span");
    assertThat(ended.logged("configuration file is used as it is")).hasSize(1);
    assertThat(ended.logged(LACKS_PROCESSOR)).hasSize(1);
    assertThat(ended.logged(LACKS_EXPORTER)).hasSize(1);
    assertThat(ended.logged(LACKS_PROPAGATOR)).hasSize(1);
  }
}
