/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.RequestOptions;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletion;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Harness;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;

  @RegisterExtension final Harness harness = new Harness();

  private final OpenAIClient bare = OpenAiClients.sync(harness.simulator().baseUrl());
  private final OpenAIClient client = OpenAiTracking.wrap(bare, harness.tracking());
  private final ChatCompletionCreateParams params = OpenAiClients.chat(MODEL, "hello");

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void wrap_returnsTheClientWhenTrackingIsNoop() {
    OpenAIClientAsync async = bare.async();

    assertThat(OpenAiTracking.wrap(bare, CostTracking.noop())).isSameAs(bare);
    assertThat(OpenAiTracking.wrap(async, CostTracking.noop())).isSameAs(async);
  }

  @Test
  void wrap_returnsAWrappedClientAsItIs() {
    assertThat(OpenAiTracking.wrap(client, harness.tracking())).isSameAs(client);
    assertThat(OpenAiTracking.wrap(client.async(), harness.tracking()))
        .isInstanceOf(OpenAIClientAsync.class);
  }

  @Test
  void client_isEqualToItselfAndToAnotherWrapOfTheSame() {
    assertThat(client)
        .isEqualTo(client)
        .isEqualTo(OpenAiTracking.wrap(bare, harness.tracking()))
        .hasSameHashCodeAs(bare)
        .hasToString(bare.toString())
        .isNotEqualTo(bare)
        .isNotEqualTo(null);
    assertThat(client.chat()).isEqualTo(client.chat()).isNotEqualTo(client.embeddings());
  }

  @Test
  void everyOverload_isRecordedOnce() {
    harness.simulator().when(request -> true, Sample.openAi().reply());

    client.chat().completions().create(params);
    client.chat().completions().create(params, RequestOptions.none());

    assertThat(harness.takeRecords()).hasSize(2).allMatch(CallRecord::isBilled);
  }

  @Test
  void structuredOutput_isRecordedOnce() {
    harness.simulator().enqueue(Reply.text("{\"answer\":\"quince\"}"));

    StructuredChatCompletion<Answer> completion =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model(MODEL)
                    .addUserMessage("hello")
                    .responseFormat(Answer.class)
                    .build());

    assertThat(completion.choices().get(0).message().content().orElseThrow().answer)
        .isEqualTo("quince");
    assertThat(harness.takeRecord().isBilled()).isTrue();
  }

  /** What the model is to fill in. */
  public static final class Answer {
    public String answer = "";
  }

  @Test
  void whatIsDerivedFromAClient_isRecorded() throws Exception {
    harness.simulator().when(request -> true, Sample.openAi().reply());

    client.async().chat().completions().create(params).get();
    client.async().sync().chat().completions().create(params);
    client.withOptions(options -> options.maxRetries(1)).chat().completions().create(params);
    client.chat().withOptions(options -> {}).completions().create(params);
    client.withRawResponse().chat().completions().create(params).parse();

    assertThat(harness.takeRecords()).hasSize(5).allMatch(CallRecord::isBilled);
  }

  @Test
  void methodsThatAreNoCalls_arePassedOn() {
    Throwable thrown = catchThrowable(() -> client.models().retrieve("unheard-of"));

    assertThat(thrown).isInstanceOf(NotFoundException.class);
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void request_namesTierAndOperation() {
    harness.simulator().enqueue(Sample.openAi().reply());

    client
        .chat()
        .completions()
        .create(
            params.toBuilder().serviceTier(ChatCompletionCreateParams.ServiceTier.FLEX).build());

    ModelRequest request = harness.takeRecord().request();
    assertThat(request.serviceTier()).isEqualTo("flex");
    assertThat(request.operation()).isEqualTo(ModelRequest.CHAT);
    assertThat(request.isUsageExpected()).isTrue();
  }

  @Test
  void provider_isToldByTheHost() {
    assertThat(recorded("https://api.groq.com/openai", OpenAiOptions.defaults()))
        .extracting(ModelRequest::provider, ModelRequest::serverAddress, ModelRequest::serverPort)
        .containsExactly("groq", "api.groq.com", 443);
  }

  @Test
  void provider_isOpenAiAtAnUnknownHost() {
    assertThat(recorded("http://gateway.example", OpenAiOptions.defaults()))
        .extracting(ModelRequest::provider, ModelRequest::serverAddress, ModelRequest::serverPort)
        .containsExactly("openai", "gateway.example", 80);
  }

  @Test
  void provider_isWhatTheApplicationStates() {
    OpenAiOptions options = OpenAiOptions.defaults().withProvider("azure.ai.openai");

    assertThat(recorded("https://api.groq.com/openai", options).provider())
        .isEqualTo("azure.ai.openai");
  }

  @Test
  void provider_followsTheBaseUrlOfOtherOptions() {
    OpenAIClient denied = OpenAiTracking.wrap(bare, harness.denying());

    OpenAIClient deepseek =
        denied.withOptions(options -> options.baseUrl("https://api.deepseek.com"));
    catchThrowable(() -> deepseek.chat().completions().create(params));
    catchThrowable(() -> denied.chat().completions().create(params));

    assertThat(harness.takeRecords())
        .extracting(record -> record.request().provider())
        .containsExactly("deepseek", "openai");
  }

  /** Returns the request that a call to a host would make, without making it. */
  private ModelRequest recorded(String baseUrl, OpenAiOptions options) {
    OpenAIClient elsewhere =
        OpenAiTracking.wrap(OpenAiClients.sync(URI.create(baseUrl)), harness.denying(), options);
    catchThrowable(() -> elsewhere.chat().completions().create(params));
    elsewhere.close();
    return harness.takeRecord().request();
  }
}
