/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiChatTest extends SimulatorTest {
  private static final ChatCompletionCreateParams REQUEST =
      ChatCompletionCreateParams.builder().model("gpt-5").addUserMessage("Hello").build();
  private static final ChatCompletionCreateParams REQUEST_WITH_USAGE =
      REQUEST.toBuilder()
          .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
          .build();
  private static final WireUsage USAGE =
      WireUsage.builder()
          .input(1200)
          .cacheRead(1000)
          .cacheWrite(100)
          .audioInput(20)
          .output(90)
          .reasoning(40)
          .audioOutput(10)
          .acceptedPrediction(5)
          .rejectedPrediction(6)
          .build();

  private final OpenAIClient client = Clients.openAi(simulator);

  @Test
  void completion_hasWhatIsScripted() {
    simulator.enqueue(
        Reply.builder()
            .text("Good day")
            .usage(USAGE)
            .responseModel("gpt-5-2025-08-07")
            .responseId("chatcmpl-7")
            .serviceTier("priority")
            .build());

    ChatCompletion completion = client.chat().completions().create(REQUEST).validate();

    assertThat(completion.id()).isEqualTo("chatcmpl-7");
    assertThat(completion.model()).isEqualTo("gpt-5-2025-08-07");
    assertThat(completion.serviceTier()).contains(ChatCompletion.ServiceTier.PRIORITY);
    assertThat(completion.choices().get(0).message().content()).contains("Good day");
    assertThat(completion.choices().get(0).finishReason().asString()).isEqualTo("stop");
    var usage = completion.usage().orElseThrow();
    assertThat(usage.promptTokens()).isEqualTo(1200);
    assertThat(usage.completionTokens()).isEqualTo(90);
    assertThat(usage.totalTokens()).isEqualTo(1290);
    var input = usage.promptTokensDetails().orElseThrow();
    assertThat(input.cachedTokens()).contains(1000L);
    assertThat(input.audioTokens()).contains(20L);
    var output = usage.completionTokensDetails().orElseThrow();
    assertThat(output.reasoningTokens()).contains(40L);
    assertThat(output.audioTokens()).contains(10L);
    assertThat(output.acceptedPredictionTokens()).contains(5L);
    assertThat(output.rejectedPredictionTokens()).contains(6L);
  }

  @Test
  void completion_callsTools() {
    simulator.enqueue(Reply.builder().toolCall("lookup", "{\"id\":7}").build());

    var choice = client.chat().completions().create(REQUEST).validate().choices().get(0);

    assertThat(choice.finishReason().asString()).isEqualTo("tool_calls");
    assertThat(choice.message().content()).isEmpty();
    var function = choice.message().toolCalls().orElseThrow().get(0).asFunction().function();
    assertThat(function.name()).isEqualTo("lookup");
    assertThat(function.arguments()).isEqualTo("{\"id\":7}");
  }

  @Test
  void completion_canLackUsage() {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(client.chat().completions().create(REQUEST).validate().usage()).isEmpty();
  }

  @Test
  void completion_reportsARecordedUsageAsItIs() throws Exception {
    simulator.enqueue(
        Reply.builder()
            .usage(WireUsage.ofJson("{\"prompt_tokens\": 9, \"cost\": 0.00125}"))
            .build());

    var body = json(post(CHAT, QUESTION));

    assertThat(body.path("usage")).hasToString("{\"prompt_tokens\":9,\"cost\":0.00125}");
  }

  @Test
  void cacheWrites_areReportedOnlyWhenScripted() throws Exception {
    simulator.enqueue(Reply.builder().usage(USAGE).build());

    var scripted = json(post(CHAT, QUESTION)).path("usage").path("prompt_tokens_details");
    var derived = json(post(CHAT, QUESTION)).path("usage").path("prompt_tokens_details");

    assertThat(scripted.path("cache_write_tokens").asInt()).isEqualTo(100);
    assertThat(derived.has("cache_write_tokens")).isFalse();
  }

  @Test
  void completion_isServedAtTheRequestedTier() {
    var request =
        REQUEST.toBuilder().serviceTier(ChatCompletionCreateParams.ServiceTier.FLEX).build();

    assertThat(client.chat().completions().create(request).serviceTier())
        .contains(ChatCompletion.ServiceTier.FLEX);
  }

  @Test
  void completion_canEndAtTheTokenLimit() {
    simulator.enqueue(Reply.builder().truncated().build());

    var choice = client.chat().completions().create(REQUEST).choices().get(0);

    assertThat(choice.finishReason().asString()).isEqualTo("length");
  }

  @Test
  void stream_reportsUsageOnlyWhenAsked() {
    simulator.when(request -> true, Reply.builder().text("one two").usage(USAGE).build());

    List<ChatCompletionChunk> silent = stream(REQUEST);
    List<ChatCompletionChunk> asked = stream(REQUEST_WITH_USAGE);

    assertThat(silent).hasSize(4).allMatch(chunk -> chunk.usage().isEmpty());
    assertThat(asked).hasSize(5);
    assertThat(asked.subList(0, 4)).allMatch(chunk -> chunk.usage().isEmpty());
    assertThat(asked.get(4).choices()).isEmpty();
    assertThat(asked.get(4).usage().orElseThrow().promptTokens()).isEqualTo(1200);
    assertThat(asked).extracting(ChatCompletionChunk::id).containsOnly(asked.get(0).id());
  }

  @Test
  void stream_canLackTheUsageThatWasAskedFor() {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(stream(REQUEST_WITH_USAGE)).allMatch(chunk -> chunk.usage().isEmpty());
  }

  @Test
  void stream_canReportZeroThroughout() {
    simulator.enqueue(Reply.builder().usage(WireUsage.zero()).build());

    var chunks = stream(REQUEST_WITH_USAGE);

    var usage = chunks.get(chunks.size() - 1).usage().orElseThrow();
    assertThat(usage.promptTokens()).isZero();
    assertThat(usage.completionTokens()).isZero();
    assertThat(usage.totalTokens()).isZero();
  }

  @Test
  void stream_addsUpToTheCompletion() {
    simulator.enqueue(
        Reply.builder()
            .text("Let me look.")
            .toolCall("lookup", "{\"id\": 7, \"all\": true}")
            .toolCall("notify", "{}")
            .build());
    var accumulator = ChatCompletionAccumulator.create();

    stream(REQUEST_WITH_USAGE).forEach(accumulator::accumulate);

    var completion = accumulator.chatCompletion().validate();
    var message = completion.choices().get(0).message();
    assertThat(message.content()).contains("Let me look.");
    assertThat(message.toolCalls().orElseThrow())
        .extracting(call -> call.asFunction().function().arguments())
        .containsExactly("{\"id\": 7, \"all\": true}", "{}");
    assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(12);
  }

  @Test
  void stream_endsWithTheErrorOfTheProvider() {
    simulator.enqueue(Reply.builder().errorAfter(2, "No capacity.").build());

    assertThatThrownBy(() -> stream(REQUEST))
        .isInstanceOf(SseException.class)
        .hasMessageContaining("No capacity.");
  }

  @Test
  void stream_canBeCut() {
    simulator.enqueue(Reply.builder().text("one two three").cutAfter(2).build());
    List<ChatCompletionChunk> received = new ArrayList<>();

    try (var response = client.chat().completions().createStreaming(REQUEST)) {
      assertThatThrownBy(() -> response.stream().forEach(received::add))
          .isInstanceOf(OpenAIIoException.class);
    }

    assertThat(received).hasSize(2);
  }

  @Test
  void rateLimit_isRetriedByTheClient() {
    simulator.enqueue(Reply.rateLimited(Duration.ZERO), Reply.text("second try"));

    var completion =
        client.withOptions(options -> options.maxRetries(1)).chat().completions().create(REQUEST);

    assertThat(completion.choices().get(0).message().content()).contains("second try");
    assertThat(simulator.requests()).hasSize(2);
  }

  @Test
  void rateLimit_isTheClientsException() {
    simulator.enqueue(Reply.rateLimited(Duration.ofSeconds(7)));

    assertThatThrownBy(() -> client.chat().completions().create(REQUEST))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            e -> {
              assertThat(e.code()).contains("rate_limit_exceeded");
              assertThat(e.headers().values("Retry-After")).containsExactly("7");
            });
  }

  private List<ChatCompletionChunk> stream(ChatCompletionCreateParams request) {
    try (var response = client.chat().completions().createStreaming(request)) {
      List<ChatCompletionChunk> chunks = new ArrayList<>();
      response.stream().map(ChatCompletionChunk::validate).forEach(chunks::add);
      return chunks;
    }
  }
}
