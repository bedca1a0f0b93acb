/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.springai.intent.CallIntent;
import io.costintent.springai.observation.SpringAiObservations;
import io.costintent.testkit.conformance.Sample;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;

/** The examples of the documentation, compiled and run. */
class Snippets {
  @RegisterExtension final Harness harness = new Harness();

  @BeforeEach
  void answer() {
    harness.simulator().enqueue(Sample.openAi().reply());
  }

  @Test
  void param() {
    ChatClient client = harness.openAi().chatClient();
    // @start region="param"
    CostIntent triage = CostIntent.builder().feature("ticket-triage").build();
    String team =
        client
            .prompt("Which team is this ticket for?")
            .advisors(advisors -> advisors.param(CallIntent.PARAMETER, triage))
            .call()
            .content();
    // @end
    assertThat(team).isNotEmpty();
    assertThat(harness.takeRecord().intent().feature()).isEqualTo("ticket-triage");
  }

  @Test
  void wrap() {
    CostTracking tracking = harness.tracking(parts -> parts);
    ChatModel chatModel =
        harness
            .openAi(parts -> parts.property("costintent.spring-ai.enabled", "false"))
            .chatModel();
    // @start region="wrap"
    ChatClient client = ChatClient.create(TrackedModels.wrap(chatModel, tracking));
    // @end
    client.prompt(Harness.question()).call().content();

    assertThat(harness.takeRecord().request().provider()).isEqualTo("openai");
  }

  @Test
  void observed() {
    Application application = harness.openAi();
    ChatModel chatModel = application.chatModel();
    SpringAiCalls springAiCalls = application.bean(SpringAiCalls.class);
    ObservationRegistry observationRegistry = application.bean(ObservationRegistry.class);
    // @start region="observed"
    ChatClient client =
        ChatClient.create(
            TrackedModels.wrap(ChatModel.class, chatModel, springAiCalls, ModelOptions.defaults()),
            observationRegistry);
    // @end
    client.prompt(Harness.question()).call().content();

    assertThat(harness.takeRecord().request().provider()).isEqualTo("openai");
  }

  @Test
  void registry() {
    CostTracking tracking = harness.tracking(parts -> parts);
    ObservationHandler<?> others =
        new ObservationHandler.FirstMatchingCompositeObservationHandler();
    // @start region="registry"
    ObservationRegistry registry = ObservationRegistry.create();
    SpringAiObservations observations =
        SpringAiObservations.create(SpringAiCalls.create(tracking), Set.of(IntentKey.TEAM));
    observations.registerFirst(registry);
    registry.observationConfig().observationHandler(others); // those of tracing and meters
    observations.registerLast(registry);
    // @end
    assertThat(registry.isNoop()).isFalse();
  }
}
