/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatResponseMetadata;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.googleai.GroundingMetadata;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import io.costintent.call.CallRecord;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models of other modules, whole and streaming, wrapped and listened to. */
class OtherProvidersModuleTest {
  @RegisterExtension final Harness harness = new Harness();

  @BeforeEach
  void answer() {
    WireUsage usage = WireUsage.builder().input(1000).output(100).build();
    harness.simulator().when(request -> true, Reply.builder().text("a b").usage(usage).build());
  }

  @Test
  void mistral_isReadAsItAnswered() {
    ask(
        MistralAiChatModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .maxRetries(0)
            .build());

    assertTold("mistral_ai");
  }

  @Test
  void mistralStream_isReadAsItAnswered() throws Exception {
    ask(
        MistralAiStreamingChatModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .build());

    // The simulator sends usage of streams only where it is asked for, which Mistral does not need.
    assertThat(harness.takeRecord().request().provider()).isEqualTo("mistral_ai");
  }

  @Test
  void responsesStream_isReadAsItAnswered() throws Exception {
    ask(
        OpenAiResponsesStreamingChatModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .build());

    assertTold("openai");
  }

  @Test
  void ollama_isReadAsItAnswered() {
    ask(
        OllamaChatModel.builder()
            .baseUrl(harness.url().toString())
            .modelName(Harness.MODEL)
            .maxRetries(0)
            .build());

    assertTold("ollama");
  }

  @Test
  void ollamaStream_isReadAsItAnswered() throws Exception {
    ask(
        OllamaStreamingChatModel.builder()
            .baseUrl(harness.url().toString())
            .modelName(Harness.MODEL)
            .build());

    assertTold("ollama");
  }

  @Test
  void groundedGemini_wasBilledForSearchesToo() {
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from("in the reeds"))
            .metadata(
                GoogleAiGeminiChatResponseMetadata.builder()
                    .tokenUsage(
                        GoogleAiGeminiTokenUsage.builder()
                            .inputTokenCount(1000)
                            .outputTokenCount(100)
                            .totalTokenCount(1100)
                            .build())
                    .groundingMetadata(GroundingMetadata.builder().build())
                    .build())
            .build();

    ChatModel model =
        new ChatModel() {
          @Override
          public ChatResponse doChat(ChatRequest request) {
            return response;
          }
        };
    ask(model);

    assertThat(requireNonNull(harness.takeRecord().usage()).flaws())
        .containsExactly(UsageFlaw.SIDE_WORK);
  }

  private void ask(ChatModel model) {
    TrackedModels.wrap(model, harness.tracking()).chat(Harness.QUESTION);
  }

  private void ask(StreamingChatModel model) throws Exception {
    Harness.Ending handler = new Harness.Ending();
    TrackedModels.wrap(model, harness.tracking()).chat(Harness.QUESTION, handler);
    handler.await();
  }

  private void assertTold(String provider) {
    CallRecord record = harness.takeRecord();
    assertThat(record.request().provider()).isEqualTo(provider);
    assertThat(record.model()).isEqualTo(Harness.MODEL);
    Usage usage = requireNonNull(record.usage());
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
    assertThat(usage.quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(100);
    assertThat(usage.isFlawless()).isTrue();
    assertThat(record.finishReasons()).isNotEmpty();
  }
}
