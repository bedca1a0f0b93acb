/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTrackingBuilder;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.client.ChatClient.ChatClientRequestSpec;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;

/**
 * Tools: each call to the model is billed for itself, with the intent of the first, although Spring
 * AI 1.1 makes the later ones inside the first and tells their usage as a sum (B4.4, B4.5).
 */
class ToolLoopTest {
  private static final CostIntent INTENT = CostIntent.builder().team("wetlands").build();
  private static final Reply ASKS =
      Reply.builder()
          .toolCall("count", "{\"bird\":\"heron\"}")
          .usage(WireUsage.builder().input(1000).cacheRead(400).output(100).build())
          .build();
  private static final Reply ANSWERS =
      Reply.builder()
          .text("there are seven")
          .usage(WireUsage.builder().input(2000).cacheRead(1000).output(50).build())
          .build();
  private static final Money FIRST = Money.usd("0.003");

  /** Sums of 1.1 cannot tell what was cached, so that all input is taken as read anew. */
  private static final boolean SUMS = !Harness.MODELS.isSecond();

  private static final Money SECOND = SUMS ? Money.usd("0.0035") : FIRST;
  private static final Money LAST = Money.usd(SUMS ? "0.0055" : "0.00425");

  @RegisterExtension final Harness harness = new Harness();
  private final List<CostIntent> intentsOfTools = Collections.synchronizedList(new ArrayList<>());

  /** What the tool is asked. */
  record Question(String bird) {}

  private ChatClientRequestSpec ask(Application application, Prompt prompt) {
    Function<Question, String> count =
        question -> {
          intentsOfTools.add(IntentContext.current());
          return "7 " + question.bird() + "s";
        };
    ToolCallback tool =
        FunctionToolCallback.builder("count", count)
            .description("counts birds")
            .inputType(Question.class)
            .build();
    return application.chatClient().prompt(prompt).toolCallbacks(tool);
  }

  private String call(Application application) {
    return Doors.text(ask(application, Harness.question()).call().chatResponse());
  }

  private void stream(Application application) {
    harness.read(ask(application, Harness.question()).stream().chatResponse());
  }

  private static List<Money> totals(List<CallRecord> records) {
    return records.stream().map(record -> costOf(record).total()).toList();
  }

  @Test
  void toolLoop_billsEachCallByItself() {
    harness.simulator().enqueue(ASKS, ANSWERS);

    String text = call(harness.openAi());

    assertThat(text).isEqualTo("there are seven");
    List<CallRecord> records = harness.takeRecords();
    assertThat(records).allMatch(CallRecord::isBilled);
    assertThat(totals(records)).containsExactly(FIRST, LAST);
    assertThat(costOf(records.get(1)).status())
        .isEqualTo(SUMS ? CostStatus.ESTIMATED : CostStatus.EXACT);
  }

  @Test
  void toolLoopOfThreeRounds_billsEachCallByItself() {
    harness.simulator().enqueue(ASKS, ASKS, ANSWERS);

    call(harness.openAi());

    assertThat(totals(harness.takeRecords().stream().filter(CallRecord::isBilled).toList()))
        .containsExactlyInAnyOrder(FIRST, SECOND, LAST);
  }

  @Test
  void toolLoopOfAnthropic_billsEachCallByItself() {
    harness.simulator().enqueue(ASKS, ANSWERS);

    ask(harness.anthropic(), Harness.anthropicQuestion()).call().chatResponse();

    // Anthropic's input excludes what was cached: 1400 and 3000 tokens, or 2000 by 1.1's sums.
    assertThat(totals(harness.takeRecords().stream().filter(CallRecord::isBilled).toList()))
        .containsExactlyInAnyOrder(Money.usd("0.004"), Money.usd(SUMS ? "0.0055" : "0.00675"));
  }

  @Test
  void streamedToolLoop_billsEachCallByItself() {
    harness.simulator().enqueue(ASKS, ANSWERS);

    stream(harness.openAi());

    assertThat(totals(harness.takeRecords().stream().filter(CallRecord::isBilled).toList()))
        .containsExactlyInAnyOrder(FIRST, LAST);
  }

  @Test
  void streamedToolLoopWithoutTap_isNeverBilledAsTheSumUnmarked() {
    harness.simulator().enqueue(ASKS, ANSWERS);

    stream(harness.openAi(parts -> parts.property("costintent.spring-ai.tap.enabled", "false")));

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2);
    assertThat(records)
        .allSatisfy(record ->
            assertThat(costOf(record).status()).isIn(CostStatus.ESTIMATED, CostStatus.UNPRICED));
    long input =
        records.stream()
            .filter(record -> !costOf(record).reasons().contains(CostReason.USAGE_CUMULATIVE))
            .filter(record -> record.usage() != null)
            .mapToLong(record -> record.usage().quantity(UsageUnit.INPUT_TOKENS))
            .sum();
    assertThat(input).isLessThanOrEqualTo(3000);
  }

  @Test
  void laterRounds_haveTheIntentOfTheCall() {
    harness.simulator().enqueue(ASKS, ANSWERS);
    Application application = harness.openAi();

    try (Scope ignored = IntentContext.open(INTENT)) {
      call(application);
    }

    assertThat(harness.takeRecords())
        .hasSize(2)
        .extracting(CallRecord::intent)
        .containsOnly(INTENT);
    assertThat(intentsOfTools).containsExactly(INTENT);
  }

  @Test
  void laterRoundsOfAStream_haveTheIntentOfTheCall() {
    harness.simulator().enqueue(ASKS, ANSWERS);
    Application application = harness.openAi();

    try (Scope ignored = IntentContext.open(INTENT)) {
      stream(application);
    }

    assertThat(harness.takeRecords())
        .hasSize(2)
        .extracting(CallRecord::intent)
        .containsOnly(INTENT);
  }

  @Test
  void budgetThatIsSpentInALoop_deniesTheNextRound() {
    harness.simulator().enqueue(ASKS, ANSWERS);
    Application application = harness.openAiWith(ToolLoopTest::oneRequest);

    Throwable thrown = catchThrowable(() -> call(application));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).hasSize(1);
    assertThat(harness.takeRecords()).extracting(CallRecord::ending).contains(CallEnding.DENIED);
  }

  @Test
  void budgetThatIsSpentInAStreamedLoop_isAnErrorSignal() {
    harness.simulator().enqueue(ASKS, ANSWERS);
    Application application = harness.openAiWith(ToolLoopTest::oneRequest);

    Throwable thrown = catchThrowable(() -> stream(application));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).hasSize(1);
    assertThat(harness.takeRecords()).extracting(CallRecord::ending).contains(CallEnding.DENIED);
  }

  private static CostTrackingBuilder oneRequest(CostTrackingBuilder parts) {
    return parts
        .budget(
            Budget.builder("one")
                .limit(BigDecimal.ONE, BudgetUnit.REQUESTS)
                .window(LifetimeWindow.unbounded())
                .mode(BudgetMode.BLOCK)
                .build())
        .budgetStore(InMemoryBudgetStore.create());
  }
}
