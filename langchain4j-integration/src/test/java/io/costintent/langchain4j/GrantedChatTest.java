/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.Degrade;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What budgets make of a chat's request on the wire: a limit on the output, or another model. */
class GrantedChatTest {
  @RegisterExtension final Harness harness = new Harness();

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  static Stream<Arguments> doors() {
    return Stream.of(
        argumentSet("OpenAI", "max_completion_tokens", Sample.openAi(), (Door) Door::openAi),
        argumentSet(
            "OpenAI, stream", "max_completion_tokens", Sample.openAi(), (Door) Door::openAiStream),
        argumentSet(
            "another that speaks its protocol",
            "max_tokens",
            Sample.openAi(),
            (Door) Door::otherHost),
        argumentSet("Anthropic", "max_tokens", Sample.anthropic(), (Door) Door::anthropic));
  }

  private CostTracking limited(UnaryOperator<BudgetBuilder> parts) {
    BudgetBuilder budget = Budget.builder("herons").limit(Money.usd("0.05")).mode(BudgetMode.BLOCK);
    return harness.tracking(it -> it.budget(parts.apply(budget).build()).budgetStore(store));
  }

  private RecordedRequest send(Sample sample, Door door, UnaryOperator<BudgetBuilder> parts)
      throws Exception {
    harness.simulator().enqueue(sample.reply());
    door.ask(harness, limited(parts), Harness.QUESTION);
    assertThat(harness.takeRecord().isBilled()).isTrue();
    return harness.simulator().requests().get(0);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void requestWithoutLimit_getsWhatTheBudgetHasLeft(String limit, Sample sample, Door door)
      throws Exception {
    RecordedRequest sent = send(sample, door, budget -> budget);

    assertThat(sent.body().path(limit).longValue()).isBetween(1L, 1_250L);
    assertThat(sent.model()).isEqualTo(Harness.MODEL);
    assertThat(store.balances(store.counters("herons")).get(0).settled()).isEqualTo(3_000_000);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void request_goesToTheSmallerModel(String limit, Sample sample, Door door) throws Exception {
    Degrade smaller = new Degrade(0, Map.of(Harness.MODEL, ConformancePrices.OTHER_MODEL));

    RecordedRequest sent = send(sample, door, budget -> budget.degrade(smaller));

    assertThat(sent.model()).isEqualTo(ConformancePrices.OTHER_MODEL);
  }

  @Test
  void limitOfTheApplication_isLeftAlone() throws Exception {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatRequest limited =
        ChatRequest.builder()
            .modelName(Harness.MODEL)
            .maxOutputTokens(300)
            .messages(UserMessage.from("where do the herons nest"))
            .build();

    Door.openAi(harness, limited(budget -> budget), limited);

    RecordedRequest sent = harness.simulator().requests().get(0);
    assertThat(sent.body().path("max_tokens").longValue()).isEqualTo(300);
    assertThat(sent.body().has("max_completion_tokens")).isFalse();
    harness.takeRecord();
  }

  /** One way to ask. */
  @FunctionalInterface
  interface Door {
    void ask(Harness harness, CostTracking tracking, ChatRequest request) throws Exception;

    static void openAi(Harness harness, CostTracking tracking, ChatRequest request) {
      TrackedModels.wrap(Models.openAi(harness.url()), tracking).chat(request);
    }

    static void openAiStream(Harness harness, CostTracking tracking, ChatRequest request)
        throws Exception {
      StreamingChatModel model = TrackedModels.wrap(Models.openAiStreams(harness.url()), tracking);
      Harness.Ending handler = new Harness.Ending();
      model.chat(request, handler);
      handler.await();
    }

    static void otherHost(Harness harness, CostTracking tracking, ChatRequest request) {
      ChatModel model = Models.openAi(harness.url());
      TrackedModels.wrap(model, tracking, ModelOptions.defaults().withProvider("anthropic"))
          .chat(request);
    }

    static void anthropic(Harness harness, CostTracking tracking, ChatRequest request) {
      TrackedModels.wrap(Models.anthropic(harness.url()), tracking).chat(request);
    }
  }
}
