/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.policy.BudgetDeniedException;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.publisher.Flux;

/** A denied stream fails as streams do: by a signal to its subscriber, which can answer it. */
class DeniedStreamTest {
  @RegisterExtension final Harness harness = new Harness();

  private Application broke() {
    Budget nothing =
        Budget.builder("nothing")
            .limit(BigDecimal.ZERO, BudgetUnit.REQUESTS)
            .window(LifetimeWindow.unbounded())
            .mode(BudgetMode.BLOCK)
            .build();
    return harness.openAiWith(
        parts -> parts.budget(nothing).budgetStore(InMemoryBudgetStore.create()));
  }

  private void assertSignalled(Flux<ChatResponse> stream) {
    CompletableFuture<Throwable> signal = new CompletableFuture<>();

    stream.subscribe(chunk -> {}, signal::complete);

    assertThat(signal.orTimeout(30, TimeUnit.SECONDS).join())
        .isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @Test
  void deniedStreamOfAModel_isAnErrorSignal() {
    assertSignalled(broke().chatModel().stream(Harness.question()));
  }

  @Test
  void deniedStreamOfAClient_isAnErrorSignal() {
    assertSignalled(broke().chatClient().prompt(Harness.question()).stream().chatResponse());
  }

  @Test
  void deniedStream_canBeAnsweredByAnother() {
    Flux<String> answer =
        broke().chatClient().prompt(Harness.question()).stream()
            .content()
            .onErrorResume(BudgetDeniedException.class, denial -> Flux.just("come back tomorrow"));

    assertThat(answer.blockLast(Harness.PATIENCE)).isEqualTo("come back tomorrow");
    harness.takeRecord();
  }

  @Test
  void deniedStream_isTriedAgainAsANewCall() {
    Flux<ChatResponse> stream = broke().chatModel().stream(Harness.question()).retry(1);

    Throwable thrown = catchThrowable(() -> harness.read(stream));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.takeRecords()).hasSize(2);
  }
}
