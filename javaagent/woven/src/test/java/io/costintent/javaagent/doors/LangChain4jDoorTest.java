/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.intent.CostIntent;
import io.costintent.javaagent.woven.Woven;
import io.costintent.langchain4j.CostIntentChatModelListener;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** What the agent sees of models that an application builds and asks as it likes. */
class LangChain4jDoorTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";
  private static final CostIntent INTENT = CostIntent.builder().team("herons").build();

  private static final ChatRequest ASKED =
      ChatRequest.builder().messages(UserMessage.from(PROMPT)).modelName(MODEL).build();

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void chat_isOneCallHoweverItIsAskedFor() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());

    chats().chat(PROMPT);
    chats().chat(ASKED);

    assertThat(harness.takeRecords())
        .hasSize(2)
        .allSatisfy(record -> {
          assertThat(record.cost().total()).isEqualTo(Money.usd(Sample.openAi().cost()));
          assertThat(record.request().serverAddress()).isEqualTo(url().getHost());
        });
  }

  @Test
  void embeddings_areOneCallHoweverTheyAreAskedFor() {
    Woven.telling(harness.tracking());
    harness
        .simulator()
        .when(
            request -> true,
            Reply.builder().usage(WireUsage.builder().input(1000).build()).build());
    EmbeddingModel model =
        OpenAiEmbeddingModel.builder()
            .baseUrl(url() + "/v1")
            .apiKey("sk")
            .modelName(MODEL)
            .maxRetries(0)
            .build();

    model.embed(PROMPT);
    model.embed(TextSegment.from(PROMPT));
    model.embedAll(List.of(TextSegment.from(PROMPT)));

    assertThat(harness.takeRecords())
        .hasSize(3)
        .allSatisfy(record -> assertThat(record.cost().total()).isEqualTo(Money.usd("0.0025")));
  }

  @Test
  void modelOfTheApplication_isACall() {
    Woven.telling(harness.tracking());

    new Answering().chat(PROMPT);

    assertThat(harness.takeRecord().request().model()).isEqualTo("unknown");
  }

  @Test
  void modelThatAsksAnother_isNoBillOfItsOwn() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatModel asked = chats();
    ChatModel asking =
        new ChatModel() {
          @Override
          public ChatResponse doChat(ChatRequest request) {
            return asked.chat(request);
          }
        };

    asking.chat(ASKED);

    assertThat(harness.takeRecords()).hasSize(2).filteredOn(CallRecord::isBilled).hasSize(1);
  }

  @Test
  void modelOnAnSdkWithADoor_isBilledOnce() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.bedrock().reply());
    try (BedrockRuntimeClient client = bedrock()) {
      ChatModel model =
          BedrockChatModel.builder().client(client).modelId(MODEL).maxRetries(0).build();

      model.chat(PROMPT);
    }

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2).filteredOn(CallRecord::isBilled).hasSize(1);
    assertThat(records.get(1).inclusiveCost()).isEqualTo(records.get(0).cost().total());
  }

  @Test
  void bothKindsOfChatInOneClass_areToldApart() throws Exception {
    Woven.telling(harness.tracking());
    Both both = new Both();
    Ended ended = new Ended();

    both.chat(PROMPT);
    both.chat(PROMPT, ended);

    ended.response.get(30, TimeUnit.SECONDS);
    assertThat(harness.takeRecords())
        .extracting(record -> record.request().isStreaming())
        .containsExactly(false, true);
  }

  @Test
  void streamsHandler_isCalledWithTheIntentOfTheCaller() throws Exception {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());
    Ended ended = new Ended();

    try (Scope ignored = IntentContext.open(INTENT)) {
      streams().chat(PROMPT, ended);
    }

    ended.response.get(30, TimeUnit.SECONDS);
    assertThat(ended.intent).isEqualTo(INTENT);
    assertThat(harness.takeRecord().intent()).isEqualTo(INTENT);
  }

  @Test
  void callOfTheSameModelInAHandler_isACallOfItsOwn() throws Exception {
    Woven.telling(harness.tracking());
    Both both = new Both();

    both.chat(
        PROMPT,
        new Ended() {
          @Override
          public void onCompleteResponse(ChatResponse answer) {
            both.chat(PROMPT);
          }
        });

    assertThat(harness.takeRecords()).hasSize(2);
  }

  @Test
  void deniedStream_tellsItsHandler() {
    Woven.telling(harness.denying());
    Ended ended = new Ended();

    streams().chat(PROMPT, ended);

    assertThat(ended.response)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @Test
  void deniedChat_throws() {
    Woven.telling(harness.denying());

    Throwable thrown = catchThrowable(() -> chats().chat(PROMPT));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  @Test
  void modelOfTheLibrary_isBilledOnce() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatModel wrapped = TrackedModels.wrap(chats(), harness.tracking());

    wrapped.chat(PROMPT);

    assertThat(harness.takeRecords()).filteredOn(CallRecord::isBilled).hasSize(1);
  }

  @Test
  void modelWithTheLibrarysListener_isBilledOnce() {
    CostTracking tracking = harness.tracking();
    Woven.telling(tracking);
    harness.simulator().enqueue(Sample.openAi().reply());

    builder().listeners(List.of(CostIntentChatModelListener.create(tracking))).build().chat(PROMPT);

    assertThat(harness.takeRecords()).filteredOn(CallRecord::isBilled).hasSize(1);
  }

  private URI url() {
    return harness.simulator().baseUrl();
  }

  private OpenAiChatModel.OpenAiChatModelBuilder builder() {
    return OpenAiChatModel.builder()
        .baseUrl(url() + "/v1")
        .apiKey("sk")
        .modelName(MODEL)
        .maxRetries(0);
  }

  private ChatModel chats() {
    return builder().build();
  }

  private StreamingChatModel streams() {
    return OpenAiStreamingChatModel.builder()
        .baseUrl(url() + "/v1")
        .apiKey("sk")
        .modelName(MODEL)
        .build();
  }

  private BedrockRuntimeClient bedrock() {
    return BedrockRuntimeClient.builder()
        .endpointOverride(url())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
        .build();
  }

  private static ChatResponse answer() {
    return ChatResponse.builder()
        .aiMessage(AiMessage.from("by the lake"))
        .tokenUsage(new TokenUsage(1000, 100))
        .build();
  }

  private static final class Answering implements ChatModel {
    @Override
    public ChatResponse chat(ChatRequest request) {
      return answer();
    }
  }

  private static final class Both implements ChatModel, StreamingChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      return answer();
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      handler.onCompleteResponse(answer());
    }

    @Override
    public ModelProvider provider() {
      return ModelProvider.OTHER;
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
      return ChatRequestParameters.builder().build();
    }

    @Override
    public List<ChatModelListener> listeners() {
      return List.of();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
      return Set.of();
    }
  }

  private static class Ended implements StreamingChatResponseHandler {
    final CompletableFuture<ChatResponse> response = new CompletableFuture<>();
    volatile CostIntent intent = CostIntent.none();

    @Override
    public void onPartialResponse(String partial) {}

    @Override
    public void onCompleteResponse(ChatResponse answer) {
      intent = IntentContext.from(Context.current());
      response.complete(answer);
    }

    @Override
    public void onError(Throwable error) {
      response.completeExceptionally(error);
    }
  }
}
