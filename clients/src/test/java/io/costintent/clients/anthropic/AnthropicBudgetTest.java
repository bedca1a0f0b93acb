/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import io.costintent.CostTracking;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.Degrade;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.clients.Harness;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What budgets make of requests on the wire: another model, or none. */
class AnthropicBudgetTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  static Stream<Arguments> doors() {
    return Stream.of(
        door("messages", Door::message),
        door("messages, asynchronous", Door::messageAsync),
        door("messages, streaming", Door::messageStream),
        door("beta messages", Door::betaMessage));
  }

  private static Arguments door(String name, Door door) {
    return argumentSet(name, door);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void request_isHeldAndSettled(Door door) throws Exception {
    RecordedRequest sent = send(door, budget -> budget);

    assertThat(sent.body().path("max_tokens").longValue()).isEqualTo(1024);
    assertThat(sent.model()).isEqualTo(MODEL);
    assertThat(balance().settled()).isEqualTo(3_000_000);
    assertThat(balance().reserved()).isZero();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void request_goesToTheSmallerModel(Door door) throws Exception {
    Degrade smaller = new Degrade(0, Map.of(MODEL, ConformancePrices.OTHER_MODEL));

    RecordedRequest sent = send(door, budget -> budget.degrade(smaller));

    assertThat(sent.model()).isEqualTo(ConformancePrices.OTHER_MODEL);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void requestThatDoesNotFit_isNotSent(Door door) {
    CostTracking tracking = harness.limited(store, budget -> budget);

    Throwable thrown =
        catchThrowable(
            () -> door.call(harness.simulator().baseUrl(), tracking, PROMPT.repeat(1_000)));

    assertThat(Harness.denialIn(thrown)).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  private RecordedRequest send(Door door, UnaryOperator<BudgetBuilder> parts) throws Exception {
    harness.simulator().enqueue(Sample.anthropic().reply());
    CostTracking tracking = harness.limited(store, parts);
    door.call(harness.simulator().baseUrl(), tracking, PROMPT);
    assertThat(harness.takeRecord().isBilled()).isTrue();
    return harness.simulator().requests().get(0);
  }

  private Balance balance() {
    return store.balances(store.counters("herons")).get(0);
  }

  /** One way to ask. */
  @FunctionalInterface
  interface Door {
    void call(URI url, CostTracking tracking, String prompt) throws Exception;

    static AnthropicClient wrapped(URI url, CostTracking tracking) {
      return AnthropicTracking.wrap(AnthropicClients.sync(url), tracking);
    }

    static void message(URI url, CostTracking tracking, String prompt) {
      wrapped(url, tracking).messages().create(AnthropicClients.message(MODEL, prompt));
    }

    static void messageAsync(URI url, CostTracking tracking, String prompt) throws Exception {
      AnthropicTracking.wrap(AnthropicClients.async(url), tracking)
          .messages()
          .create(AnthropicClients.message(MODEL, prompt))
          .get(30, TimeUnit.SECONDS);
    }

    static void messageStream(URI url, CostTracking tracking, String prompt) {
      try (StreamResponse<?> stream =
          wrapped(url, tracking)
              .messages()
              .createStreaming(AnthropicClients.message(MODEL, prompt))) {
        stream.stream().forEach(chunk -> {});
      }
    }

    static void betaMessage(URI url, CostTracking tracking, String prompt) {
      wrapped(url, tracking).beta().messages().create(AnthropicClients.betaMessage(MODEL, prompt));
    }
  }
}
