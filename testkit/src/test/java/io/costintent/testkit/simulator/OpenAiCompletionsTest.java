/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import org.junit.jupiter.api.Test;

class OpenAiCompletionsTest extends SimulatorTest {
  private static final CompletionCreateParams REQUEST =
      CompletionCreateParams.builder().model("gpt-3.5-turbo-instruct").prompt("hello").build();

  private final OpenAIClient client = Clients.openAi(simulator);

  /** Strictly read, the reason that is null until the last chunk would be a violation. */
  private final OpenAIClient lenient =
      client.withOptions(options -> options.responseValidation(false));

  @Test
  void completion_hasTextAndUsage() {
    simulator.enqueue(Reply.builder().text("ripe").usage(WireUsage.of(7, 5)).build());

    Completion completion = client.completions().create(REQUEST).validate();

    assertThat(completion.choices().get(0).text()).isEqualTo("ripe");
    assertThat(completion.usage().orElseThrow().totalTokens()).isEqualTo(12);
  }

  @Test
  void stream_hasUsageWhereItIsAskedFor() {
    simulator.enqueue(
        Reply.builder().text("the quince").usage(WireUsage.of(7, 5)).truncated().build());
    CompletionCreateParams asking =
        REQUEST.toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();

    var chunks = lenient.completions().createStreaming(asking).stream().toList();

    assertThat(chunks).hasSize(4);
    assertThat(chunks.get(2).choices().get(0).finishReason().asString()).isEqualTo("length");
    assertThat(chunks.get(3).usage().orElseThrow().promptTokens()).isEqualTo(7);
  }

  @Test
  void stream_hasNoUsageOtherwise() {
    var chunks = lenient.completions().createStreaming(REQUEST).stream().toList();

    assertThat(chunks).isNotEmpty().allMatch(chunk -> chunk.usage().isEmpty());
  }
}
