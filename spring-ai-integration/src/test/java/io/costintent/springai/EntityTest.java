/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.CallRecord;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ResponseEntity;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * Answers that become objects keep their cost, of which Spring AI's caller sees no usage
 * (spring-projects/spring-ai 3895).
 */
class EntityTest {
  private static final Reply HERON =
      Reply.builder()
          .text("{\"name\":\"grey heron\",\"legs\":2}")
          .usage(Sample.openAi().wire())
          .build();

  @RegisterExtension final Harness harness = new Harness();

  /** What the model is to answer. */
  record Bird(String name, int legs) {}

  @Test
  void entity_keepsItsCost() {
    harness.simulator().enqueue(HERON);
    ChatClient client = harness.openAi().chatClient();

    Bird bird = client.prompt(Harness.question()).call().entity(Bird.class);

    assertThat(bird).isEqualTo(new Bird("grey heron", 2));
    assertThat(costOf(harness.takeRecord()).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void responseEntity_isBilledOnce() {
    harness.simulator().enqueue(HERON);
    ChatClient client = harness.openAi().chatClient();

    ResponseEntity<ChatResponse, Bird> answer =
        client.prompt(Harness.question()).call().responseEntity(Bird.class);

    assertThat(answer.getEntity()).isEqualTo(new Bird("grey heron", 2));
    CallRecord record = harness.takeRecord();
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.003"));
    assertThat(record.responseId()).isEqualTo(answer.getResponse().getMetadata().getId());
  }

  @Test
  void entityOfAClientOfOnesOwn_keepsItsCost() {
    harness.simulator().enqueue(HERON);
    Application application = harness.openAi();
    ChatModel model = application.chatModel();
    ChatClient client =
        ChatClient.create(
            model, application.bean(io.micrometer.observation.ObservationRegistry.class));

    client.prompt(Harness.question()).call().entity(Bird.class);

    assertThat(costOf(harness.takeRecord()).total()).isEqualTo(Money.usd("0.003"));
  }
}
