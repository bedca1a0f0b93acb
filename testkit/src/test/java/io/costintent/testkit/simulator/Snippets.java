/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples of javadoc and of the README, compiled and run. */
class Snippets {
  private static final ChatCompletionCreateParams QUESTION =
      ChatCompletionCreateParams.builder().model("gpt-5").addUserMessage("Refund?").build();

  @Test
  void provider() {
    // @start region="provider"
    try (ProviderSimulator provider = ProviderSimulator.start()) {
      WireUsage usage = WireUsage.builder().input(1200).cacheRead(1000).output(4).build();
      provider.enqueue(
          Reply.rateLimited(Duration.ZERO),
          Reply.builder().text("Refund it.").usage(usage).serviceTier("priority").build());
      OpenAIClient client =
          OpenAIOkHttpClient.builder()
              .baseUrl(provider.baseUrl() + "/v1")
              .apiKey("simulated")
              .build();

      ChatCompletion answer = client.chat().completions().create(QUESTION);

      assertThat(answer.choices().get(0).message().content()).contains("Refund it.");
      assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(1200);
      assertThat(provider.requests()).hasSize(2); // the client tried again after the 429
      assertThat(provider.requests().get(1).header("baggage")).isEmpty();
    }
    // @end
  }
}
