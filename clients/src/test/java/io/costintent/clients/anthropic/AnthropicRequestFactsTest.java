/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.WebSearchTool20250305;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.TokenCounter;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What budgets are told about a request before it is sent. */
class AnthropicRequestFactsTest {
  private static final String MODEL = "claude-sonnet-4-5";
  private static final String PROMPT = "where do the herons nest";

  private final MessageCreateParams message = AnthropicClients.message(MODEL, PROMPT);

  @Test
  void message_tellsItsLimit() {
    ModelRequest request = request(message);

    assertThat(request.maxOutputTokens()).isEqualTo(1024);
    assertThat(request.candidates()).isEqualTo(1);
    assertThat(request.isModelChangeable()).isTrue();
    assertThat(request.isOutputCappable()).isTrue();
  }

  @Test
  void betaMessage_tellsItsLimit() {
    ModelRequest request = request(AnthropicClients.betaMessage(MODEL, PROMPT));

    assertThat(request.maxOutputTokens()).isEqualTo(1024);
    assertThat(request.isOutputCappable()).isTrue();
    assertThat(input(AnthropicClients.betaMessage(MODEL, PROMPT))).isEqualTo(input(message));
  }

  /** The limit must stay above the tokens that thinking may take. */
  @Test
  void limitOfMessageThatThinks_isLeftAlone() {
    MessageCreateParams thinking =
        message.toBuilder().maxTokens(4000).enabledThinking(2000).build();

    assertThat(request(thinking).isOutputCappable()).isFalse();
    assertThat(request(thinking).maxOutputTokens()).isEqualTo(4000);
  }

  @Test
  void limit_isChangedAlone() {
    ModelRequest granted = ModelRequest.builder("anthropic", MODEL).maxOutputTokens(50).build();

    assertThat(operation(message).withMaxOutput(message, granted))
        .isEqualTo(message.toBuilder().maxTokens(50).build());
  }

  @Test
  void message_countsEverythingThatIsSent() {
    long bound = input(message);

    assertThat(bound).isBetween((long) PROMPT.length(), PROMPT.length() + 120L);
    assertThat(input(message.toBuilder().system("be brief").build()))
        .isGreaterThan(bound + "be brief".length());
  }

  @Test
  void tools_countWithWhatTheyBring() {
    Tool tool =
        Tool.builder().name("nests").inputSchema(Tool.InputSchema.builder().build()).build();

    assertThat(input(message.toBuilder().addTool(tool).build()))
        .isGreaterThan(input(message) + 530);
  }

  @Test
  void toolsThatTheProviderRuns_haveNoBound() {
    assertThat(atMost(message.toBuilder().addTool(WebSearchTool20250305.builder().build()).build()))
        .isNull();
  }

  @Test
  void picture_countsAsTheLargest() {
    Usage usage =
        atMost(
            with(
                "{'type':'image','source':{'type':'base64','media_type':'image/png','data':'%s'}}"
                    .formatted("A".repeat(1_000_000))));

    assertThat(usage).isNotNull();
    assertThat(usage.quantity(UsageUnit.INPUT_IMAGE_TOKENS)).isEqualTo(4_784);
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isBetween(4_784L, 5_000L);
  }

  @Test
  void document_hasABoundIfItIsText() {
    String document = "{'type':'document','source':{'type':'%s','media_type':'%s','data':'%s'}}";

    assertThat(input(with(document.formatted("text", "text/plain", "x".repeat(500)))))
        .isBetween(500L, 800L);
    assertThat(atMost(with(document.formatted("base64", "application/pdf", "AAAA")))).isNull();
  }

  @Test
  void message_isCountedByTheCounterOfTheOptions() {
    TokenCounter none = (model, text) -> 0;
    AnthropicOptions options = AnthropicOptions.defaults().withTokenCounter(none);

    Usage usage = operation(options, message).atMost(message, MODEL);

    assertThat(usage).isNotNull();
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isLessThan(input(message));
  }

  /** A message with one part, from JSON: the SDK's builders for it differ between versions. */
  private static MessageCreateParams with(String part) {
    try {
      return MessageCreateParams.builder()
          .model(MODEL)
          .maxTokens(100)
          .addMessage(
              ObjectMappers.jsonMapper()
                  .readValue(
                      "{'role':'user','content':[%s]}".formatted(part).replace('\'', '"'),
                      MessageParam.class))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <P> long input(P params) {
    Usage usage = atMost(params);
    assertThat(usage).isNotNull();
    return usage.quantity(UsageUnit.INPUT_TOKENS);
  }

  private static <P> @Nullable Usage atMost(P params) {
    return operation(params).atMost(params, MODEL);
  }

  private static <P> ModelRequest request(P params) {
    return operation(params).request(params, false, Endpoint.of("anthropic"));
  }

  private static <P> Operation<P> operation(P params) {
    return operation(AnthropicOptions.defaults(), params);
  }

  @SuppressWarnings("unchecked") // the table is by the type of the parameters
  private static <P> Operation<P> operation(AnthropicOptions options, P params) {
    return (Operation<P>) new AnthropicSdk(options).operation("create", params);
  }
}
