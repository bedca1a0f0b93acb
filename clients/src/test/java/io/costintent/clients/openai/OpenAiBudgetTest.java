/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.costintent.CostTracking;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.Degrade;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.money.Money;
import io.costintent.policy.RequestExceedsBudgetException;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What budgets make of requests on the wire: a limit on the output, another model, or none. */
class OpenAiBudgetTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  static Stream<Arguments> doors() {
    return Stream.of(
        door("chat", "max_completion_tokens", Door::chat),
        door("chat, asynchronous", "max_completion_tokens", Door::chatAsync),
        door("chat, streaming", "max_completion_tokens", Door::chatStream),
        door("Responses", "max_output_tokens", Door::response),
        door("Responses, streaming", "max_output_tokens", Door::responseStream));
  }

  private static Arguments door(String name, String limit, Door door) {
    return argumentSet(name, limit, door);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void requestWithoutLimit_getsWhatTheBudgetHasLeft(String limit, Door door) throws Exception {
    RecordedRequest sent = send(Sample.openAi(), door, budget -> budget);

    // At 40 dollars a million, the most that output of this model can cost, five cents are 1,250
    // tokens; some of it is for the input.
    assertThat(sent.body().path(limit).longValue()).isBetween(1_200L, 1_250L);
    assertThat(sent.model()).isEqualTo(MODEL);
    assertThat(settled()).isEqualTo(3_000_000);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void request_goesToTheSmallerModel(String limit, Door door) throws Exception {
    Degrade smaller = new Degrade(0, Map.of(MODEL, ConformancePrices.OTHER_MODEL));

    RecordedRequest sent = send(Sample.openAi(), door, budget -> budget.degrade(smaller));

    assertThat(sent.model()).isEqualTo(ConformancePrices.OTHER_MODEL);
    assertThat(sent.body().has(limit)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void requestThatDoesNotFit_isNotSent(String limit, Door door) {
    harness.simulator().enqueue(Sample.openAi().reply());
    CostTracking tracking = harness.limited(store, budget -> budget);

    Throwable thrown =
        catchThrowable(
            () -> door.call(harness.simulator().baseUrl(), tracking, PROMPT.repeat(1_000)));

    assertThat(Harness.denialIn(thrown)).isInstanceOf(RequestExceedsBudgetException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.simulator().reset();
    harness.takeRecord();
  }

  @Test
  void limitOfTheApplication_isLeftAlone() throws Exception {
    RecordedRequest sent =
        send(
            Sample.openAi(),
            (url, tracking, prompt) ->
                Door.wrapped(url, tracking)
                    .chat()
                    .completions()
                    .create(
                        OpenAiClients.chat(MODEL, prompt).toBuilder()
                            .maxCompletionTokens(300)
                            .build()),
            budget -> budget);

    assertThat(sent.body().path("max_completion_tokens").longValue()).isEqualTo(300);
  }

  @Test
  void embedding_isHeldAndSettled() throws Exception {
    RecordedRequest sent =
        send(
            Sample.openAiEmbeddings(),
            (url, tracking, prompt) ->
                Door.wrapped(url, tracking)
                    .embeddings()
                    .create(OpenAiClients.embedding(MODEL, prompt)),
            budget -> budget);

    assertThat(sent.body().has("max_completion_tokens")).isFalse();
    assertThat(settled()).isEqualTo(2_500_000);
  }

  @Test
  void image_isHeldAndSettled() throws Exception {
    RecordedRequest sent =
        send(
            Sample.openAiImages(),
            (url, tracking, prompt) ->
                Door.wrapped(url, tracking).images().generate(OpenAiClients.image(MODEL, prompt)),
            budget -> budget.limit(Money.usd("10")));

    assertThat(sent.model()).isEqualTo(MODEL);
    assertThat(settled()).isPositive();
  }

  private RecordedRequest send(Sample sample, Door door, UnaryOperator<BudgetBuilder> parts)
      throws Exception {
    harness.simulator().enqueue(sample.reply());
    CostTracking tracking = harness.limited(store, parts);
    door.call(harness.simulator().baseUrl(), tracking, PROMPT);
    CallRecord record = harness.takeRecord();
    assertThat(record.isBilled()).isTrue();
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
  @FunctionalInterface
  interface Door {
    void call(URI url, CostTracking tracking, String prompt) throws Exception;

    static OpenAIClient wrapped(URI url, CostTracking tracking) {
      return OpenAiTracking.wrap(OpenAiClients.sync(url), tracking);
    }

    static void chat(URI url, CostTracking tracking, String prompt) {
      wrapped(url, tracking).chat().completions().create(OpenAiClients.chat(MODEL, prompt));
    }

    static void chatAsync(URI url, CostTracking tracking, String prompt) throws Exception {
      OpenAIClientAsync client = OpenAiTracking.wrap(OpenAiClients.async(url), tracking);
      client
          .chat()
          .completions()
          .create(OpenAiClients.chat(MODEL, prompt))
          .get(30, TimeUnit.SECONDS);
    }

    static void chatStream(URI url, CostTracking tracking, String prompt) {
      ChatCompletionCreateParams params = OpenAiClients.chatWithUsage(MODEL, prompt);
      try (StreamResponse<?> stream =
          wrapped(url, tracking).chat().completions().createStreaming(params)) {
        stream.stream().forEach(chunk -> {});
      }
    }

    static void response(URI url, CostTracking tracking, String prompt) {
      wrapped(url, tracking).responses().create(OpenAiClients.response(MODEL, prompt));
    }

    static void responseStream(URI url, CostTracking tracking, String prompt) {
      ResponseCreateParams params = OpenAiClients.response(MODEL, prompt);
      try (StreamResponse<?> stream = wrapped(url, tracking).responses().createStreaming(params)) {
        stream.stream().forEach(chunk -> {});
      }
    }
  }
}
