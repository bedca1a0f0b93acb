/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.costintent.CostTracking;
import io.costintent.clients.anthropic.AnthropicTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the documentation, compiled and run. */
class Snippets {
  @RegisterExtension final Harness harness = new Harness();

  @Test
  void openai() {
    CostTracking tracking = harness.tracking();
    String url = harness.simulator().baseUrl() + "/v1";
    // @start region="openai"
    OpenAIClient client =
        OpenAiTracking.wrap(
            OpenAIOkHttpClient.builder().baseUrl(url).apiKey("key").build(), tracking);

    CostIntent intent = CostIntent.builder().team("support").feature("ticket-triage").build();
    try (Scope ignored = IntentContext.open(intent)) {
      client
          .chat()
          .completions()
          .create(
              ChatCompletionCreateParams.builder()
                  .model("gpt-4o-mini")
                  .addUserMessage("Which team is this ticket for?")
                  .build());
    }
    // @end
    assertThat(harness.takeRecord().intent()).isEqualTo(intent);
    client.close();
  }

  @Test
  void anthropic() {
    CostTracking tracking = harness.tracking();
    // @start region="anthropic"
    AnthropicClient client =
        AnthropicTracking.wrap(AnthropicOkHttpClient.builder().apiKey("key").build(), tracking);
    // @end
    assertThat(client.messages()).isNotNull();
    client.close();
  }

  @Test
  void batch() {
    CostTracking tracking = harness.tracking();
    CostIntent intent = CostIntent.builder().team("support").feature("ticket-triage").build();
    String job = "batch_1";
    // @start region="batch"
    tracking.batches().submitted("openai", job, intent);
    // @end
    assertThat(tracking.batches().intent("openai", job)).isEqualTo(intent);
  }
}
