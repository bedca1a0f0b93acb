/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.costintent.CostTracking;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.Sample;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the documentation, compiled and run. */
class Snippets {
  @RegisterExtension final Harness harness = new Harness();

  @BeforeEach
  void answer() {
    harness.simulator().enqueue(Sample.openAi().reply());
  }

  @Test
  void listener() {
    CostTracking tracking = harness.tracking();
    String url = harness.url() + "/v1";
    // @start region="listener"
    ChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(url)
            .apiKey("key")
            .modelName("gpt-4o-mini")
            .listeners(List.of(CostIntentChatModelListener.create(tracking)))
            .build();
    // @end
    model.chat("Which team is this ticket for?");

    assertThat(harness.takeRecord().model()).isEqualTo("gpt-4o-mini");
  }

  @Test
  void wrap() {
    CostTracking tracking = harness.tracking();
    String url = harness.url() + "/v1";
    // @start region="wrap"
    ChatModel model =
        TrackedModels.wrap(
            OpenAiChatModel.builder().baseUrl(url).apiKey("key").modelName("gpt-4o-mini").build(),
            tracking);

    CostIntent intent = CostIntent.builder().team("support").feature("ticket-triage").build();
    try (Scope ignored = IntentContext.open(intent)) {
      model.chat("Which team is this ticket for?");
    }
    // @end
    assertThat(harness.takeRecord().intent()).isEqualTo(intent);
  }

  @Test
  void perCall() {
    ChatModel model = TrackedModels.wrap(Models.openAi(harness.url()), harness.tracking());
    ChatRequest request = Harness.QUESTION;
    // @start region="perCall"
    CostIntent intent = CostIntent.builder().tenant("acme").build();
    ChatRequestOptions options =
        ChatRequestOptions.builder().listenerAttributes(CallIntent.attributes(intent)).build();

    model.chat(request, options);
    // @end
    assertThat(harness.takeRecord().intent()).isEqualTo(intent);
  }
}
