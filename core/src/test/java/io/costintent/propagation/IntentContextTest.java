/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.intent.CostIntent;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class IntentContextTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void current_isNoneOutsideOfAll() {
    assertThat(IntentContext.current()).isSameAs(CostIntent.none());
  }

  @Test
  void open_innerRefinesOuterAndRestoresIt() {
    try (Scope outer = IntentContext.open(TRIAGE)) {
      try (Scope inner = IntentContext.open(CostIntent.builder().feature("reply").build())) {
        assertThat(IntentContext.current().team()).isEqualTo("support");
        assertThat(IntentContext.current().feature()).isEqualTo("reply");
      }
      assertThat(IntentContext.current()).isEqualTo(TRIAGE);
    }
    assertThat(IntentContext.current()).isSameAs(CostIntent.none());
  }

  @Test
  void run_andCallHaveTheIntent() throws Exception {
    CompletableFuture<CostIntent> seen = new CompletableFuture<>();

    IntentContext.run(TRIAGE, () -> seen.complete(IntentContext.current()));

    assertThat(seen.join()).isEqualTo(TRIAGE);
    assertThat(IntentContext.call(TRIAGE, IntentContext::current)).isEqualTo(TRIAGE);
  }

  @Test
  void call_passesTheExceptionOn() {
    Exception failure = new Exception("own");

    assertThatThrownBy(() ->
            IntentContext.call(
                TRIAGE,
                () -> {
                  throw failure;
                }))
        .isSameAs(failure);
    assertThat(IntentContext.current()).isSameAs(CostIntent.none());
  }

  @Test
  void wrap_tasksCarryTheIntentOfTheWrappingThread() throws Exception {
    CompletableFuture<CostIntent> ran = new CompletableFuture<>();
    Runnable runnable;
    Callable<CostIntent> callable;
    Supplier<CostIntent> supplier;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      runnable = IntentContext.wrap((Runnable) () -> ran.complete(IntentContext.current()));
      callable = IntentContext.wrap((Callable<CostIntent>) IntentContext::current);
      supplier = IntentContext.wrap((Supplier<CostIntent>) IntentContext::current);
    }

    executor.execute(runnable);

    assertThat(ran.get(10, SECONDS)).isEqualTo(TRIAGE);
    assertThat(executor.submit(callable).get(10, SECONDS)).isEqualTo(TRIAGE);
    assertThat(CompletableFuture.supplyAsync(supplier, executor).get(10, SECONDS))
        .isEqualTo(TRIAGE);
  }

  @Test
  void wrap_executorsCarryTheIntentOfTheSubmittingThread() throws Exception {
    ExecutorService service = IntentContext.wrap(executor);
    CompletableFuture<CostIntent> seen = new CompletableFuture<>();
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      IntentContext.wrap((java.util.concurrent.Executor) executor)
          .execute(() -> seen.complete(IntentContext.current()));

      assertThat(service.submit(IntentContext::current).get(10, SECONDS)).isEqualTo(TRIAGE);
    }

    assertThat(seen.get(10, SECONDS)).isEqualTo(TRIAGE);
  }

  @Test
  void openTelemetrysOwnWrappingCarriesTheIntent() throws Exception {
    Callable<CostIntent> task;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      task = Context.current().wrap(IntentContext::current);
    }

    assertThat(executor.submit(task).get(10, SECONDS)).isEqualTo(TRIAGE);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsCarryTheIntent() throws Throwable {
    ExecutorService virtual =
        (ExecutorService)
            MethodHandles.publicLookup()
                .findStatic(
                    Executors.class,
                    "newVirtualThreadPerTaskExecutor",
                    MethodType.methodType(ExecutorService.class))
                .invoke();
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      assertThat(IntentContext.wrap(virtual).submit(IntentContext::current).get(10, SECONDS))
          .isEqualTo(TRIAGE);
    } finally {
      virtual.shutdownNow();
    }
  }
}
