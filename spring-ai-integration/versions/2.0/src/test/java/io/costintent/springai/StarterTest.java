/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Spring AI's starter of OpenAI as it is, with this jar besides. */
class StarterTest {
  @RegisterExtension final Harness harness = new Harness();
  private ConfigurableApplicationContext context;

  /** Nothing but what Boot configures. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Starters {}

  @BeforeEach
  void start() {
    CostTracking tracking = harness.tracking(parts -> parts);
    context =
        new SpringApplicationBuilder(Starters.class)
            .web(WebApplicationType.NONE)
            .initializers(application -> {
              GenericApplicationContext beans = (GenericApplicationContext) application;
              beans.registerBean(OpenObservations.class, OpenObservations::new);
              beans.registerBean(
                  "costTracking",
                  CostTracking.class,
                  () -> tracking,
                  definition -> definition.setDestroyMethodName(""));
            })
            .properties(
                "spring.ai.openai.base-url=" + harness.simulator().baseUrl() + "/v1",
                "spring.ai.openai.api-key=sk-simulated",
                "spring.ai.openai.chat.model=" + Harness.MODEL,
                "spring.ai.openai.embedding.model=" + Harness.MODEL,
                "spring.ai.openai.image.model=" + Harness.MODEL,
                "spring.main.banner-mode=off",
                "management.otlp.metrics.export.enabled=false")
            .run();
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private ChatClient client() {
    return context.getBean(ChatClient.Builder.class).build();
  }

  private CallRecord takeExact() {
    context.getBean(OpenObservations.class).await();
    CallRecord record = harness.takeRecord();
    assertThat(costOf(record).status()).isEqualTo(CostStatus.EXACT);
    return record;
  }

  @Test
  void chat_isPriced() {
    harness.simulator().enqueue(Sample.openAi().reply());

    client().prompt("where do the herons nest").call().content();

    assertThat(costOf(takeExact()).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void stream_isPriced() {
    harness.simulator().enqueue(Sample.openAi().reply());

    client().prompt("where do the herons nest").stream().content().blockLast(Harness.PATIENCE);

    assertThat(costOf(takeExact()).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void embedding_isPriced() {
    harness.simulator().enqueue(Sample.openAiEmbeddings().reply());

    context.getBean(EmbeddingModel.class).embed("herons");

    assertThat(costOf(takeExact()).total()).isEqualTo(Money.usd("0.0025"));
  }

  /** Spring AI observes the prompt as it came, without what the model has by itself. */
  @Test
  void imageOfAModelThatThePromptDoesNotName_isUnpriced() {
    harness.simulator().enqueue(Sample.openAiImages().reply());

    context.getBean(ImageModel.class).call(new ImagePrompt("a heron"));

    CallRecord record = harness.takeRecord();
    assertThat(costOf(record).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(costOf(record).reasons()).contains(CostReason.UNKNOWN_MODEL);
  }

  @Test
  void finalModel_isInjectedByItsClass() {
    assertThat(context.getBean(OpenAiChatModel.class)).isInstanceOf(OpenAiChatModel.class);
  }
}
