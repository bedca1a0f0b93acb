/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.cohere.api.Cohere;
import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import io.costintent.clients.Harness;
import io.costintent.clients.azure.AzureTracking;
import io.costintent.clients.cohere.CohereTracking;
import io.costintent.clients.google.GoogleTracking;
import io.costintent.javaagent.woven.Woven;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What the agent sees of clients with parts of the application's own, or of the library. */
class BuiltClientsTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void googlesOwnHttpClient_isKeptAndObserved() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.gemini().reply());
    AtomicInteger sent = new AtomicInteger();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              sent.incrementAndGet();
              return chain.proceed(chain.request());
            })
            .build();

    google(ClientOptions.builder().customHttpClient(own).build());

    assertThat(sent).hasValue(1);
    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd(Sample.gemini().cost()));
  }

  @Test
  void googleClientOfTheLibrary_isNotObservedTwice() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.gemini().reply());

    google(GoogleTracking.clientOptions(harness.tracking()));

    assertThat(harness.takeRecords()).hasSize(1);
  }

  private void google(ClientOptions options) {
    try (Client client =
        Client.builder()
            .apiKey("sk")
            .httpOptions(HttpOptions.builder().baseUrl(url().toString()).build())
            .clientOptions(options)
            .build()) {
      client.models.generateContent(MODEL, PROMPT, null);
    }
  }

  @Test
  void cohereClient_sendsItsHeaders() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.cohere().reply());

    chat(Cohere.builder().url(url().toString()).token("sk").addHeader("X-Nest", "lake").build());

    RecordedRequest sent = harness.simulator().requests().get(0);
    assertThat(sent.header("Authorization")).contains("Bearer sk");
    assertThat(sent.header("X-Nest")).contains("lake");
    assertThat(harness.takeRecord().isBilled()).isTrue();
  }

  @Test
  void cohereClientOfTheLibrary_isNotObservedTwice() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.cohere().reply());

    chat(CohereTracking.builder(harness.tracking()).url(url().toString()).token("sk").build());

    assertThat(harness.takeRecords()).hasSize(1);
  }

  private static void chat(Cohere client) {
    client.chat(com.cohere.api.requests.ChatRequest.builder().message(PROMPT).model(MODEL).build());
  }

  @Test
  void azuresOwnPipeline_isObserved() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());

    azure(new OpenAIClientBuilder().pipeline(new HttpPipelineBuilder().build()));

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd(Sample.openAi().cost()));
  }

  @Test
  void azureClientOfTheLibrary_isNotObservedTwice() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());

    azure(new OpenAIClientBuilder().addPolicy(AzureTracking.policy(harness.tracking())));

    assertThat(harness.takeRecords()).hasSize(1);
  }

  @Test
  void azureBuilderThatBuildsTwice_isObservedOnceEach() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    HttpPipeline pipeline = new HttpPipelineBuilder().build();
    OpenAIClientBuilder builder = new OpenAIClientBuilder().pipeline(pipeline).pipeline(pipeline);

    azure(builder);
    azure(builder);

    assertThat(harness.takeRecords()).hasSize(2);
  }

  private void azure(OpenAIClientBuilder builder) {
    OpenAIClient client = builder.endpoint(url().toString()).buildClient();
    client.getChatCompletions(
        MODEL, new ChatCompletionsOptions(List.of(new ChatRequestUserMessage(PROMPT))));
  }

  @Test
  void deniedFuture_failsAndIsNotThrown() {
    Woven.telling(harness.denying());
    try (BedrockRuntimeAsyncClient client =
        BedrockRuntimeAsyncClient.builder()
            .endpointOverride(url())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
            .build()) {
      Message question =
          Message.builder()
              .role(ConversationRole.USER)
              .content(ContentBlock.fromText(PROMPT))
              .build();
      CompletableFuture<ConverseResponse> future =
          client.converse(ConverseRequest.builder().modelId(MODEL).messages(question).build());

      Throwable thrown = catchThrowable(() -> future.get(30, TimeUnit.SECONDS));

      assertThat(thrown).hasCauseInstanceOf(CallDeniedException.class);
      assertThat(harness.simulator().requests()).isEmpty();
    }
    harness.takeRecord();
  }

  private URI url() {
    return harness.simulator().baseUrl();
  }
}
