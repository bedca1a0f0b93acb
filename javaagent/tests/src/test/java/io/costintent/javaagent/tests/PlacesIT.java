/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.LibraryProgram;
import io.costintent.javaagent.programs.PlaceProgram;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.OtlpReceiver;
import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom calls are for: rules about places, and what an application with the library states. */
class PlacesIT {
  private static final String RULES =
      """
      intent: {team: herons}
      rules:
        - when: {route: 'POST /chat/*'}
          intent: {feature: chat}
        - when: {thread: nightly-*}
          intent: {feature: digest}
        - when: {method: 'io.costintent.javaagent.programs.Place*#summarise'}
          intent: {feature: summary}
        - when: {resource: {service.name: rookery}}
          intent: {feature: fallback, product: nests}
      """;

  /** Otherwise these are told only where OpenTelemetry's agent tells all of its own. */
  private static final String DETAIL = "INFO io.costintent.javaagent - ";

  private static final List<String> FAILURES =
      List.of("Failed to handle exception in instrumentation", "Error:", "advice failed");

  /** The spans that have a cost, by the model that was asked; no model is billed twice. */
  private final Map<String, ReceivedSpan> billed = new HashMap<>();

  private AgentProcess.Ended run(AgentProcess process, String yaml)
      throws IOException, InterruptedException {
    try (ProviderSimulator provider = ProviderSimulator.start();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      provider.when(request -> true, Sample.openAi().reply());
      Path configuration = Files.writeString(process.folder().resolve("costintent.yaml"), yaml);
      AgentProcess.Ended ended =
          process
              .agent(Agents.distribution())
              .properties(receiver.properties())
              .property("costintent.config", configuration.toString())
              .property("otel.javaagent.debug", "true")
              .property("otel.service.name", "rookery")
              .run(List.of(provider.baseUrl().toString()));
      for (ReceivedSpan span : receiver.spans()) {
        if (span.attribute("costintent.cost.status") != null) {
          assertThat(billed.put((String) span.attribute("gen_ai.request.model"), span)).isNull();
        }
      }
      assertThat(provider.requests()).hasSize(billed.size());
      assertThat(ended.log()).noneMatch(line -> FAILURES.stream().anyMatch(line::contains));
      return ended;
    }
  }

  private String said(String model, String key) {
    return String.valueOf(billed.get(model).attribute("costintent." + key));
  }

  @Test
  void rules_tellWhatCallsAreForByRouteThreadMethodAndResource() throws Exception {
    AgentProcess.Ended ended =
        run(
            new AgentProcess("places", PlaceProgram.class.getName())
                .property("costintent.debug", "true"),
            RULES);

    assertThat(ended.status()).isZero();
    assertThat(ended.logged("costintent.yaml:3: route POST /chat/*")).isNotEmpty();
    assertThat(ended.logged("PlaceProgram.summarise(java.lang.String)")).isNotEmpty();
    assertThat(ended.logged(DETAIL + "instrumented com.openai.services.blocking.chat."))
        .anyMatch(line -> line.endsWith(".ChatCompletionServiceImpl"));
    assertThat(ended.logged(DETAIL + "instrumented " + PlaceProgram.class.getName())).hasSize(1);
    assertThat(ended.logged(DETAIL + "rules that match: "))
        .anyMatch(line -> line.contains("costintent.yaml:3: route POST /chat/*"))
        .anyMatch(line -> line.contains("costintent.yaml:5: thread nightly-*"));
    assertThat(ended.logged(DETAIL + "call of openai by-service: ")).hasSize(1);
    assertThat(ended.logged("because unknown_model: the price book does not know")).hasSize(6);
    assertThat(said("by-route", "feature")).isEqualTo("chat");
    assertThat(said("by-route", "product")).isEqualTo("nests");
    assertThat(said("by-route", "team")).isEqualTo("herons");
    assertThat(said("by-no-route", "feature")).isEqualTo("fallback");
    assertThat(said("by-thread", "feature")).isEqualTo("digest");
    assertThat(said("by-method", "feature")).isEqualTo("summary");
    assertThat(said("by-method-in-a-request", "feature")).isEqualTo("summary");
    assertThat(said("by-service", "feature")).isEqualTo("fallback");
  }

  @Test
  void application_withTheLibrarySaysItselfAndIsBilledOnce() throws Exception {
    AgentProcess.Ended ended =
        run(
            new AgentProcess("library", LibraryProgram.class.getName())
                .classPath(ClassPath.withLibrary()),
            "intent: {team: herons}\ndebug: true\n");

    assertThat(ended.status()).isZero();
    assertThat(ended.logged(DETAIL + "instrumented ")).isNotEmpty();
    assertThat(said("plain-in-a-scope", "feature")).isEqualTo("stated");
    assertThat(said("plain-annotated", "feature")).isEqualTo("annotated");
    assertThat(said("plain-annotated", "product")).isEqualTo("shop");
    assertThat(said("wrapped-annotated", "feature")).isEqualTo("annotated");
    assertThat(said("wrapped-annotated", "product")).isEqualTo("shop");
    assertThat(said("wrapped-annotated", "team")).isEqualTo("herons");
  }
}
