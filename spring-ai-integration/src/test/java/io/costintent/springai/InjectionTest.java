/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cost.CostStatus;
import io.costintent.testkit.conformance.Sample;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiImageModel;

/** The beans of models stay what they are, for those who ask for their classes (B4.11). */
class InjectionTest {
  @RegisterExtension final Harness harness = new Harness();

  @Test
  void model_isInjectedByItsClass() {
    Application application = harness.openAi();

    assertThat(application.bean(OpenAiChatModel.class)).isSameAs(application.chatModel());
    assertThat(application.bean(ChatModel.class).getClass()).isEqualTo(OpenAiChatModel.class);
    assertThat(application.bean(OpenAiEmbeddingModel.class)).isNotNull();
    assertThat(application.bean(OpenAiImageModel.class)).isNotNull();
  }

  @Test
  void modelOfAnthropic_isInjectedByItsClass() {
    Application application = harness.anthropic();

    assertThat(application.bean(AnthropicChatModel.class)).isSameAs(application.chatModel());
  }

  @Test
  void clientOfOnesOwn_isTracked() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = harness.openAi();
    ChatClient client =
        ChatClient.builder(
                application.bean(OpenAiChatModel.class),
                application.bean(ObservationRegistry.class),
                null,
                null)
            .build();

    client.prompt(Harness.question()).call().content();

    assertThat(costOf(harness.takeRecord()).status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void builders_areEachTheirOwn() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = harness.openAi();
    ChatClient.Builder first = application.bean(ChatClient.Builder.class);
    ChatClient.Builder second = application.bean(ChatClient.Builder.class);

    first.defaultSystem("you are a heron").build();
    second.build().prompt(Harness.question()).call().content();

    assertThat(first).isNotSameAs(second);
    assertThat(harness.simulator().requests().get(0).bodyText()).doesNotContain("you are a heron");
    harness.takeRecord();
  }
}
