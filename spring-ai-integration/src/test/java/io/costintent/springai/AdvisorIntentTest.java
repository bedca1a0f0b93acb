/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.springai.intent.CallIntent;
import io.costintent.testkit.conformance.Sample;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.client.ChatClient;

/** Intent of one call, stated as parameters of a client's advisors (B4.10). */
class AdvisorIntentTest {
  private static final CostIntent TEAM = CostIntent.builder().team("wetlands").build();
  private static final CostIntent FEATURE = CostIntent.builder().feature("counting").build();

  @RegisterExtension final Harness harness = new Harness();

  private CostIntent intent() {
    CallRecord record = harness.takeRecord();
    assertThat(record.isBilled()).isTrue();
    return record.intent();
  }

  @Test
  void parameter_isTheIntentOfTheCall() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    client
        .prompt(Harness.question())
        .advisors(advisors -> advisors.param(CallIntent.PARAMETER, TEAM))
        .call()
        .content();

    assertThat(intent()).isEqualTo(TEAM);
  }

  @Test
  void parameter_isTheIntentOfTheStream() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    harness.read(
        client
            .prompt(Harness.question())
            .advisors(advisors -> advisors.param(CallIntent.PARAMETER, TEAM))
            .stream()
            .chatResponse());

    assertThat(intent()).isEqualTo(TEAM);
  }

  @Test
  void parameterOfOneKey_isPartOfTheIntent() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    client
        .prompt(Harness.question())
        .advisors(advisors ->
            advisors.param(CallIntent.PARAMETER, TEAM).param("costintent.feature", "counting"))
        .call()
        .content();

    assertThat(intent()).isEqualTo(TEAM.refinedBy(FEATURE));
  }

  @Test
  void parameter_refinesTheIntentOfTheContext() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    try (Scope ignored = IntentContext.open(TEAM)) {
      client
          .prompt(Harness.question())
          .advisors(advisors -> advisors.param(CallIntent.PARAMETER, FEATURE))
          .call()
          .content();
    }

    assertThat(intent()).isEqualTo(TEAM.refinedBy(FEATURE));
  }

  @Test
  void parameterOfTheBuilder_holdsForAllCalls() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client =
        harness
            .openAi()
            .bean(ChatClient.Builder.class)
            .defaultAdvisors(advisors -> advisors.param(CallIntent.PARAMETER, TEAM))
            .build();

    client.prompt(Harness.question()).call().content();

    assertThat(intent()).isEqualTo(TEAM);
  }

  @Test
  void parameterOfOneCall_isNotThatOfTheNext() {
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    client
        .prompt(Harness.question())
        .advisors(advisors -> advisors.param(CallIntent.PARAMETER, TEAM))
        .call()
        .content();
    client.prompt(Harness.question()).call().content();

    assertThat(harness.takeRecords())
        .extracting(CallRecord::intent)
        .containsExactly(TEAM, CostIntent.none());
  }

  @Test
  void parameter_isNotSent() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    client
        .prompt(Harness.question())
        .advisors(advisors -> advisors.param(CallIntent.PARAMETER, TEAM))
        .call()
        .content();

    assertThat(harness.simulator().requests().get(0).bodyText()).doesNotContain("wetlands");
    harness.takeRecord();
  }

  @Test
  void unusableParameter_isIgnored() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatClient client = harness.openAi().chatClient();

    client
        .prompt(Harness.question())
        .advisors(advisors ->
            advisors
                .param(CallIntent.PARAMETER, "wetlands")
                .param("costintent.purpose", "fun")
                .param("costintent.team", "\u0000"))
        .call()
        .content();

    assertThat(intent()).isEqualTo(CostIntent.none());
  }
}
