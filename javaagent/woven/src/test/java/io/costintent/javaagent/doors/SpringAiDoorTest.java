/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.javaagent.woven.Woven;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.tool.function.FunctionToolCallback;
import reactor.core.publisher.Flux;

/** What the agent sees of Spring AI's models that an application builds and asks as it likes. */
class SpringAiDoorTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String QUESTION = "where do the herons nest";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final CostIntent INTENT = CostIntent.builder().team("herons").build();
  private static final Reply ASKS =
      Reply.builder()
          .toolCall("count", "{\"bird\":\"heron\"}")
          .usage(WireUsage.builder().input(1000).output(100).build())
          .build();

  private static final Reply ANSWERS =
      Reply.builder()
          .text("there are seven")
          .usage(WireUsage.builder().input(2000).output(50).build())
          .build();

  @RegisterExtension final Harness harness = new Harness();

  /** What the tool is asked. */
  record Question(String bird) {}

  @Test
  void chat_isOneCallHoweverItIsAskedFor() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    ChatModel model = SpringAiModels.chats(url());

    model.call(QUESTION);
    model.call(SpringAiModels.prompt(MODEL, QUESTION));

    assertThat(harness.takeRecords())
        .hasSize(2)
        .allSatisfy(record -> {
          assertThat(cost(record).total()).isEqualTo(Money.usd(Sample.openAi().cost()));
          assertThat(cost(record).status()).isEqualTo(CostStatus.EXACT);
          assertThat(record.request().serverAddress()).isEqualTo(url().getHost());
        });
  }

  @Test
  void stream_isACallForEachWhoSubscribes() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    Flux<ChatResponse> stream =
        SpringAiModels.chats(url()).stream(SpringAiModels.prompt(MODEL, QUESTION));
    assertThat(harness.takeRecords()).isEmpty();

    stream.blockLast(LIMIT);
    stream.blockLast(LIMIT);

    assertThat(harness.takeRecords())
        .hasSize(2)
        .allSatisfy(record -> {
          assertThat(cost(record).total()).isEqualTo(Money.usd(Sample.openAi().cost()));
          assertThat(cost(record).status()).isEqualTo(CostStatus.EXACT);
          assertThat(record.request().isStreaming()).isTrue();
        });
  }

  @Test
  void streamThatIsReadLater_hasTheIntentOfWhoAskedForIt() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());
    Flux<ChatResponse> stream;
    try (Scope ignored = IntentContext.open(INTENT)) {
      stream = SpringAiModels.chats(url()).stream(SpringAiModels.prompt(MODEL, QUESTION));
    }

    stream.blockLast(LIMIT);

    assertThat(harness.takeRecord().intent()).isEqualTo(INTENT);
  }

  @Test
  void embeddings_areOneCallHoweverTheyAreAskedFor() {
    Woven.telling(harness.tracking());
    harness
        .simulator()
        .when(
            request -> true,
            Reply.builder().usage(WireUsage.builder().input(1000).build()).build());
    EmbeddingModel model = SpringAiModels.embeddings(url());

    model.embed(QUESTION);
    model.embedForResponse(List.of(QUESTION));
    model.call(new EmbeddingRequest(List.of(QUESTION), null));

    assertThat(harness.takeRecords())
        .hasSize(3)
        .allSatisfy(record -> assertThat(cost(record).total()).isEqualTo(Money.usd("0.0025")));
  }

  @Test
  void modelOfTheApplication_isACall() {
    Woven.telling(harness.tracking());

    new Answering().call(QUESTION);

    assertThat(harness.takeRecord().request().model()).isEqualTo("unknown");
  }

  @Test
  void modelThatAsksAnother_isNoBillOfItsOwn() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatModel asked = SpringAiModels.chats(url());

    new Asking(asked).call(SpringAiModels.prompt(MODEL, QUESTION));

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2).filteredOn(CallRecord::isBilled).hasSize(1);
    assertThat(records.get(1).inclusiveCost()).isEqualTo(cost(records.get(0)).total());
  }

  @Test
  void streamOfAModelThatAsksAnother_isNoBillOfItsOwn() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatModel asked = SpringAiModels.chats(url());

    new Asking(asked).stream(SpringAiModels.prompt(MODEL, QUESTION)).blockLast(LIMIT);

    assertThat(harness.takeRecords()).hasSize(2).filteredOn(CallRecord::isBilled).hasSize(1);
  }

  @Test
  void methodThatAsksItsSuperclass_isOneCall() {
    Woven.telling(harness.tracking());

    new AskingAbove().call(QUESTION);

    assertThat(harness.takeRecords()).hasSize(1);
  }

  @Test
  void toolLoop_isOneCallOfTheSum() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(ASKS, ANSWERS);
    ChatModel model = SpringAiModels.chats(url());

    model.call(new Prompt(QUESTION, withTool(bird -> "7")));

    assertSumOfTwoRounds(harness.takeRecord());
  }

  @Test
  void streamedToolLoop_isOneCallOfTheSum() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(ASKS, ANSWERS);
    ChatModel model = SpringAiModels.chats(url());

    model.stream(new Prompt(QUESTION, withTool(bird -> "7"))).blockLast(LIMIT);

    assertSumOfTwoRounds(harness.takeRecord());
  }

  @Test
  void callOfTheSameModelInATool_isACallOfItsOwn() {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(ASKS, Sample.openAi().reply(), Sample.openAi().reply());
    ChatModel model = SpringAiModels.chats(url());

    model.call(new Prompt(QUESTION, withTool(bird -> model.call(bird))));

    assertThat(harness.simulator().requests()).hasSize(3);
    assertThat(harness.takeRecords()).hasSize(2);
  }

  @Test
  void deniedChat_throws() {
    Woven.telling(harness.denying());

    Throwable thrown = catchThrowable(() -> SpringAiModels.chats(url()).call(QUESTION));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @Test
  void deniedStream_failsWhereItIsSubscribed() {
    Woven.telling(harness.denying());
    Flux<ChatResponse> stream =
        SpringAiModels.chats(url()).stream(SpringAiModels.prompt(MODEL, QUESTION));

    Throwable thrown = catchThrowable(() -> stream.blockLast(LIMIT));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @Test
  void deniedEmbedding_throws() {
    Woven.telling(harness.denying());

    Throwable thrown = catchThrowable(() -> SpringAiModels.embeddings(url()).embed(QUESTION));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  /** Spring AI tells the sum of the rounds without its shares. */
  private void assertSumOfTwoRounds(CallRecord record) {
    assertThat(harness.simulator().requests()).hasSize(2);
    assertThat(cost(record).total()).isEqualTo(Money.usd("0.009"));
    assertThat(cost(record).status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(cost(record).reasons()).containsExactly(CostReason.USAGE_DETAIL_MISSING);
  }

  private URI url() {
    return harness.simulator().baseUrl();
  }

  private static Cost cost(CallRecord record) {
    return Objects.requireNonNull(record.cost(), "cost");
  }

  private static OpenAiChatOptions withTool(UnaryOperator<String> count) {
    return OpenAiChatOptions.builder()
        .model(MODEL)
        .streamUsage(true)
        .toolCallbacks(
            FunctionToolCallback.builder(
                    "count", (Question question) -> count.apply(question.bird()))
                .description("counts birds")
                .inputType(Question.class)
                .build())
        .build();
  }

  private static class Answering implements ChatModel {
    @Override
    public ChatResponse call(Prompt prompt) {
      return new ChatResponse(List.of(new Generation(new AssistantMessage("by the lake"))));
    }
  }

  private static final class AskingAbove extends Answering {
    @Override
    public ChatResponse call(Prompt prompt) {
      return super.call(prompt);
    }
  }

  private record Asking(ChatModel asked) implements ChatModel {
    @Override
    public ChatResponse call(Prompt prompt) {
      return asked.call(prompt);
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
      return asked.stream(prompt);
    }
  }
}
