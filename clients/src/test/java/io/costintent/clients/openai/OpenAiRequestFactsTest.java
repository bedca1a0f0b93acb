/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartInputAudio;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.Tool;
import com.openai.models.responses.WebSearchTool;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.TokenCounter;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What budgets are told about a request before it is sent. */
class OpenAiRequestFactsTest {
  private static final Endpoint OPENAI = Endpoint.of("openai");
  private static final String PROMPT = "where do the herons nest";

  private final ChatCompletionCreateParams chat = OpenAiClients.chat("gpt-4o", PROMPT);

  @Test
  void chat_hasNoLimitUnlessItSetsOne() {
    assertThat(request(chat).maxOutputTokens()).isEqualTo(-1);
    assertThat(request(chat).candidates()).isEqualTo(1);
    assertThat(request(chat).isModelChangeable()).isTrue();
    assertThat(request(chat).isOutputCappable()).isTrue();
  }

  @Test
  @SuppressWarnings("deprecation") // the former name is what is tested
  void chat_tellsItsLimitAndHowManyAnswers() {
    assertThat(request(chat.toBuilder().maxCompletionTokens(300).build()).maxOutputTokens())
        .isEqualTo(300);
    assertThat(request(chat.toBuilder().maxTokens(200).n(3).build()).maxOutputTokens())
        .isEqualTo(200);
    assertThat(request(chat.toBuilder().n(3).build()).candidates()).isEqualTo(3);
  }

  @Test
  void chat_countsEverythingThatIsSent() {
    long bound = input(chat);

    assertThat(bound).isBetween((long) PROMPT.length(), PROMPT.length() + 100L);
    assertThat(input(chat.toBuilder().addSystemMessage("be brief").build()))
        .isGreaterThan(bound + "be brief".length());
  }

  @Test
  void chat_isCountedByTheCounterOfTheOptions() {
    OpenAiOptions exact = OpenAiOptions.defaults().withTokenCounter(TokenCounter.jtokkit());

    assertThat(atMost(exact, chat)).isNotNull();
    assertThat(atMost(exact, chat).quantity(UsageUnit.INPUT_TOKENS))
        .isLessThan(input(chat))
        .isGreaterThan(5);
  }

  @Test
  void picture_countsAsTheLargestHoweverItIsSent() {
    long text = input(with(text("what is this")));

    Usage byAddress = atMost(with(text("what is this"), image("https://example.com/heron.png")));
    Usage inline =
        atMost(with(text("what is this"), image("data:image/png;base64," + "A".repeat(2_000_000))));

    assertThat(byAddress).isEqualTo(inline).isNotNull();
    assertThat(byAddress.quantity(UsageUnit.INPUT_IMAGE_TOKENS)).isEqualTo(48_169);
    assertThat(byAddress.quantity(UsageUnit.INPUT_TOKENS)).isBetween(text + 48_169, text + 48_200);
  }

  @Test
  void audio_hasNoBound() {
    ChatCompletionContentPart audio =
        ChatCompletionContentPart.ofInputAudio(
            ChatCompletionContentPartInputAudio.builder()
                .inputAudio(
                    ChatCompletionContentPartInputAudio.InputAudio.builder()
                        .data("AAAA")
                        .format(ChatCompletionContentPartInputAudio.InputAudio.Format.MP3)
                        .build())
                .build());

    assertThat(atMost(with(audio))).isNull();
  }

  @Test
  void webSearchOfAChat_hasNoBound() {
    assertThat(
            atMost(
                chat.toBuilder()
                    .webSearchOptions(ChatCompletionCreateParams.WebSearchOptions.builder().build())
                    .build()))
        .isNull();
  }

  @Test
  void response_tellsItsLimit() {
    ResponseCreateParams response = OpenAiClients.response("gpt-4o", PROMPT);

    assertThat(request(response).maxOutputTokens()).isEqualTo(-1);
    assertThat(request(response.toBuilder().maxOutputTokens(99).build()).maxOutputTokens())
        .isEqualTo(99);
    assertThat(request(response).isOutputCappable()).isTrue();
    assertThat(input(response)).isBetween((long) PROMPT.length(), PROMPT.length() + 100L);
  }

  @Test
  void response_thatContinuesAnotherHasNoBound() {
    ResponseCreateParams response = OpenAiClients.response("gpt-4o", PROMPT);
    WebSearchTool search = WebSearchTool.builder().type(WebSearchTool.Type.WEB_SEARCH).build();

    assertThat(atMost(response.toBuilder().previousResponseId("resp_1").build())).isNull();
    assertThat(atMost(response.toBuilder().tools(List.of(Tool.ofWebSearch(search))).build()))
        .isNull();
  }

  @Test
  void embedding_countsTextsAndTokens() {
    EmbeddingCreateParams texts =
        EmbeddingCreateParams.builder()
            .model("text-embedding-3-small")
            .inputOfArrayOfStrings(List.of(PROMPT, PROMPT))
            .build();

    assertThat(input(texts)).isBetween(2L * PROMPT.length(), 2 * PROMPT.length() + 150L);
    assertThat(input(tokens(103)) - input(tokens(3))).isEqualTo(100);
    assertThat(request(texts).isOutputCappable()).isFalse();
  }

  @Test
  void completion_isLimitedByTheProviderUnlessItSetsALimit() {
    CompletionCreateParams completion =
        CompletionCreateParams.builder()
            .model("gpt-3.5-turbo-instruct")
            .prompt(PROMPT)
            .n(2)
            .bestOf(5)
            .build();

    assertThat(request(completion).maxOutputTokens()).isEqualTo(16);
    assertThat(request(completion).candidates()).isEqualTo(5);
    assertThat(input(completion)).isGreaterThan(PROMPT.length());
    assertThat(input(completion.toBuilder().promptOfArrayOfTokens(List.of(100_000L)).build()))
        .isLessThan(100);
  }

  @Test
  void images_areCounted() {
    ImageGenerateParams image = OpenAiClients.image("gpt-image-1", PROMPT).toBuilder().n(4).build();

    Usage usage = atMost(image);

    assertThat(usage).isNotNull();
    assertThat(usage.quantity(UsageUnit.OUTPUT_IMAGES)).isEqualTo(4);
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isGreaterThan(PROMPT.length());
    assertThat(request(image).candidates()).isEqualTo(4);
    assertThat(request(image).isOutputCappable()).isFalse();
  }

  @Test
  @SuppressWarnings("deprecation") // the former name is what is tested
  void limit_isSetUnderTheNameThatTheRequestOrTheProviderHas() {
    Operation<ChatCompletionCreateParams> operation = operation(OpenAiOptions.defaults(), chat);
    ChatCompletionCreateParams former = chat.toBuilder().maxTokens(200).build();

    assertThat(operation.withMaxOutput(chat, granted("openai")))
        .isEqualTo(chat.toBuilder().maxCompletionTokens(50).build());
    assertThat(operation.withMaxOutput(chat, granted("azure.ai.openai")))
        .isEqualTo(chat.toBuilder().maxCompletionTokens(50).build());
    assertThat(operation.withMaxOutput(chat, granted("deepseek")))
        .isEqualTo(chat.toBuilder().maxTokens(50).build());
    assertThat(operation.withMaxOutput(former, granted("openai")))
        .isEqualTo(chat.toBuilder().maxTokens(50).build());
  }

  private static EmbeddingCreateParams tokens(int count) {
    return EmbeddingCreateParams.builder()
        .model("text-embedding-3-small")
        .inputOfArrayOfTokens(Collections.nCopies(count, 100_000L))
        .build();
  }

  private static ModelRequest granted(String provider) {
    return ModelRequest.builder(provider, "gpt-4o").maxOutputTokens(50).build();
  }

  private static ChatCompletionContentPart text(String text) {
    return ChatCompletionContentPart.ofText(
        ChatCompletionContentPartText.builder().text(text).build());
  }

  private static ChatCompletionContentPart image(String url) {
    return ChatCompletionContentPart.ofImageUrl(
        ChatCompletionContentPartImage.builder()
            .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url(url).build())
            .build());
  }

  private static ChatCompletionCreateParams with(ChatCompletionContentPart... parts) {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4o")
        .addUserMessageOfArrayOfContentParts(List.of(parts))
        .build();
  }

  private static <P> ModelRequest request(P params) {
    return operation(OpenAiOptions.defaults(), params).request(params, false, OPENAI);
  }

  private static <P> long input(P params) {
    Usage usage = atMost(params);
    assertThat(usage).isNotNull();
    return usage.quantity(UsageUnit.INPUT_TOKENS);
  }

  private static <P> @Nullable Usage atMost(P params) {
    return atMost(OpenAiOptions.defaults(), params);
  }

  private static <P> @Nullable Usage atMost(OpenAiOptions options, P params) {
    Operation<P> operation = operation(options, params);
    return operation.atMost(params, request(params).model());
  }

  @SuppressWarnings("unchecked") // the table is by the type of the parameters
  private static <P> Operation<P> operation(OpenAiOptions options, P params) {
    String method = params instanceof ImageGenerateParams ? "generate" : "create";
    return (Operation<P>) new OpenAiSdk(options).operation(method, params);
  }
}
