/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.opentelemetry.context.Scope;
import io.quarkiverse.langchain4j.RegisterAiService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An application with Quarkus LangChain4j, and the beans of the module's page. */
@QuarkusTest
@QuarkusTestResource(SimulatedProvider.class)
class QuarkusServiceTest {
  private static final CostIntent WARDENS =
      CostIntent.builder().team("wardens").feature("nests").build();

  @Inject RecordedTelemetry telemetry;
  @Inject ChatModel model;
  @Inject Warden warden;
  @Inject Ranger ranger;

  /** An AI service of Quarkus. */
  @RegisterAiService
  public interface Warden {
    /** Answers. */
    String ask(String question);
  }

  /** An AI service of Quarkus with an intent of its own. */
  @RegisterAiService
  @CostIntended(team = "wardens", feature = "nests")
  public interface Ranger {
    /** Answers. */
    String ask(String question);
  }

  private CallRecord takeRecord() {
    telemetry.takeSpans();
    return telemetry.takeRecord();
  }

  private static void assertBilled(CallRecord record) {
    assertThat(record.request().provider()).isEqualTo("openai");
    Cost cost = Objects.requireNonNull(record.cost());
    assertThat(cost.total()).isEqualTo(Money.usd("0.0035"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void service_isBilledOnceToTheIntentAroundIt() {
    try (Scope ignored = IntentContext.open(WARDENS)) {
      assertThat(warden.ask("where?")).isEqualTo("in the reeds");
    }

    CallRecord record = takeRecord();
    assertThat(record.intent()).isEqualTo(WARDENS);
    assertBilled(record);
  }

  @Test
  void annotatedService_isBilledToItsIntent() {
    ranger.ask("where?");

    CallRecord record = takeRecord();
    assertThat(record.intent()).isEqualTo(WARDENS);
    assertBilled(record);
  }

  @Test
  void model_isBilledOnceToTheIntentAroundIt() {
    try (Scope ignored = IntentContext.open(WARDENS)) {
      model.chat("where?");
    }

    CallRecord record = takeRecord();
    assertThat(record.intent()).isEqualTo(WARDENS);
    assertBilled(record);
  }
}
