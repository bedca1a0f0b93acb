/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.cohere.api.AsyncCohere;
import com.cohere.api.Cohere;
import com.google.genai.Client;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.realtime.RealtimeServerEvent;
import io.costintent.CostTracking;
import io.costintent.clients.anthropic.AnthropicTracking;
import io.costintent.clients.azure.AzureOptions;
import io.costintent.clients.azure.AzureTracking;
import io.costintent.clients.cohere.CohereTracking;
import io.costintent.clients.dashscope.DashScopeTracking;
import io.costintent.clients.dashscope.TrackedGeneration;
import io.costintent.clients.google.GoogleTracking;
import io.costintent.clients.ollama.OllamaTracking;
import io.costintent.clients.openai.OpenAiOptions;
import io.costintent.clients.openai.OpenAiRealtime;
import io.costintent.clients.openai.OpenAiRealtimeSession;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntent;
import io.costintent.pricing.Deployment;
import io.costintent.propagation.IntentContext;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
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
  void google() {
    CostTracking tracking = harness.tracking();
    // @start region="google"
    Client client =
        Client.builder()
            .apiKey("key")
            .clientOptions(GoogleTracking.clientOptions(tracking))
            .build();
    // @end
    assertThat(client.vertexAI()).isFalse();
    client.close();
  }

  @Test
  void ollama() throws Exception {
    CostTracking tracking = harness.tracking();
    String url = harness.simulator().baseUrl().toString();
    // @start region="ollama"
    Ollama ollama = OllamaTracking.client(url, tracking);

    ollama.chat(
        OllamaChatRequest.builder()
            .withModel("llama3:8b")
            .withMessage(OllamaChatMessageRole.USER, "Which team is this ticket for?")
            .build(),
        null);
    // @end
    assertThat(harness.takeRecord().request().provider()).isEqualTo("ollama");
  }

  @Test
  void cohere() {
    CostTracking tracking = harness.tracking();
    // @start region="cohere"
    Cohere cohere = CohereTracking.builder(tracking).token("key").build();
    AsyncCohere async = CohereTracking.asyncBuilder(tracking).token("key").build();
    // @end
    assertThat(cohere.v2()).isNotNull();
    assertThat(async.v2()).isNotNull();
  }

  @Test
  void dashScope() {
    CostTracking tracking = harness.tracking();
    // @start region="dashscope"
    TrackedGeneration generation = DashScopeTracking.wrap(new Generation(), tracking);
    // @end
    assertThat(generation.client()).isNotNull();
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
  void azure() {
    CostTracking tracking = harness.tracking();
    String endpoint = harness.simulator().baseUrl().toString();
    // @start region="azure"
    HttpPipelinePolicy policy =
        AzureTracking.policy(
            tracking,
            AzureOptions.defaults()
                .withDeployment(
                    new Deployment("azure.ai.openai", "chat-prod", "gpt-5.4", "datazone", "eu")));

    OpenAIClientBuilder azure = new OpenAIClientBuilder().endpoint(endpoint).addPolicy(policy);
    // @end
    azure
        .buildClient()
        .getChatCompletions(
            "chat-prod",
            new ChatCompletionsOptions(List.of(new ChatRequestUserMessage("Which team?"))));
    assertThat(harness.takeRecord().request().provider()).isEqualTo("azure.ai.openai");
  }

  @Test
  void liteLlm() {
    CostTracking tracking = harness.tracking();
    OpenAIClient openai =
        OpenAIOkHttpClient.builder()
            .baseUrl(harness.simulator().baseUrl() + "/v1")
            .apiKey("key")
            .build();
    // @start region="litellm"
    OpenAIClient client =
        OpenAiTracking.wrap(
            openai,
            tracking,
            OpenAiOptions.defaults().withProvider("litellm").withResponseHeaders());
    // @end
    assertThat(client.chat()).isNotNull();
    client.close();
  }

  @Test
  void realtime() throws IOException {
    CostTracking tracking = harness.tracking();
    Queue<RealtimeServerEvent> received = new ArrayDeque<>();
    received.add(
        ObjectMappers.jsonMapper()
            .readValue(
                """
                {"type":"response.done","event_id":"event_1","response":{"id":"resp_1",
                 "status":"completed","usage":{"input_tokens":12,"output_tokens":30}}}\
                """,
                RealtimeServerEvent.class));
    // @start region="realtime"
    try (OpenAiRealtimeSession session = OpenAiRealtime.session(tracking, "gpt-realtime")) {
      for (RealtimeServerEvent event : received) {
        session.observe(event);
        // and whatever the application does with it
      }
    }
    // @end
    assertThat(harness.takeRecord().responseId()).isEqualTo("resp_1");
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
