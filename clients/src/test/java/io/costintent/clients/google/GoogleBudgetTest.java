/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.genai.Client;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateImagesConfig;
import com.google.genai.types.ThinkingConfig;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.Degrade;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.clients.Harness;
import io.costintent.money.Money;
import io.costintent.policy.RequestExceedsBudgetException;
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

/** What budgets make of a request, and what is sent then. */
class GoogleBudgetTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";
  private static final String LIMIT = "maxOutputTokens";

  @RegisterExtension final Harness harness = new Harness();

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  static Stream<Arguments> doors() {
    Door whole = (client, prompt) -> client.models.generateContent(MODEL, prompt, null);
    Door chat = (client, prompt) -> client.chats.create(MODEL).sendMessage(prompt);
    Door future =
        (client, prompt) -> Futures.get(client.async.models.generateContent(MODEL, prompt, null));
    return Stream.of(
        argumentSet("content", whole),
        argumentSet("content, streaming", (Door) GoogleBudgetTest::stream),
        argumentSet("content, asynchronous", future),
        argumentSet("chat", chat));
  }

  private static void stream(Client client, String prompt) {
    try (var stream = client.models.generateContentStream(MODEL, prompt, null)) {
      stream.forEach(chunk -> {});
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void requestWithoutLimit_getsWhatTheBudgetHasLeft(Door door) throws Throwable {
    RecordedRequest sent = send(door, budget -> budget);

    assertThat(sent.body().path("generationConfig").path(LIMIT).longValue())
        .isBetween(1_200L, 1_250L);
    assertThat(sent.bodyText()).contains(PROMPT);
    assertThat(settled()).isEqualTo(3_000_000);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void request_goesToTheSmallerModel(Door door) throws Throwable {
    Degrade smaller = new Degrade(0, Map.of(MODEL, ConformancePrices.OTHER_MODEL));

    RecordedRequest sent = send(door, budget -> budget.degrade(smaller));

    assertThat(sent.model()).isEqualTo(ConformancePrices.OTHER_MODEL);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void requestThatDoesNotFit_isNotSent(Door door) {
    Client client = client(budget -> budget);

    Throwable thrown = catchThrowable(() -> door.call(client, PROMPT.repeat(1_000)));

    assertThat(thrown).isInstanceOf(RequestExceedsBudgetException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  @Test
  void limitOfTheApplication_isLeftAlone() throws Throwable {
    GenerateContentConfig config = GenerateContentConfig.builder().maxOutputTokens(300).build();

    RecordedRequest sent =
        send(
            (client, prompt) -> client.models.generateContent(MODEL, prompt, config),
            budget -> budget);

    assertThat(sent.body().path("generationConfig").path(LIMIT).longValue()).isEqualTo(300);
  }

  @Test
  void requestThatConfiguresThoughts_isNotLimited() throws Throwable {
    GenerateContentConfig config =
        GenerateContentConfig.builder()
            .thinkingConfig(ThinkingConfig.builder().thinkingBudget(512).build())
            .build();

    RecordedRequest sent =
        send(
            (client, prompt) -> client.models.generateContent(MODEL, prompt, config),
            budget -> budget.limit(Money.usd("10")));

    assertThat(sent.body().path("generationConfig").has(LIMIT)).isFalse();
  }

  @Test
  @SuppressWarnings("deprecation") // still there, and still billed
  void images_areSettledByThePiece() {
    Client client =
        GoogleClients.vertex(
            harness.limited(store, budget -> budget.limit(Money.usd("10"))),
            harness.simulator().baseUrl());

    client.models.generateImages(
        MODEL, PROMPT, GenerateImagesConfig.builder().numberOfImages(2).build());

    assertThat(settled()).isEqualTo(80_000_000);
    assertThat(balance().reserved()).isZero();
    harness.takeRecord();
  }

  private Client client(UnaryOperator<BudgetBuilder> parts) {
    return GoogleClients.gemini(harness.limited(store, parts), harness.simulator().baseUrl());
  }

  private RecordedRequest send(Door door, UnaryOperator<BudgetBuilder> parts) throws Throwable {
    harness.simulator().enqueue(Sample.gemini().reply());
    door.call(client(parts), PROMPT);
    assertThat(harness.takeRecord().isBilled()).isTrue();
    assertThat(balance().reserved()).isZero();
    return harness.simulator().requests().get(0);
  }

  private long settled() {
    return balance().settled();
  }

  private Balance balance() {
    return store.balances(store.counters("herons")).get(0);
  }

  /** One way to ask. */
  interface Door {
    void call(Client client, String prompt) throws Throwable;
  }
}
