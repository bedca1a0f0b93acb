/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.CostIntent;
import io.costintent.internal.AgentBridge;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * The intent that is current on this thread.
 *
 * <p>It lives in OpenTelemetry's {@link Context}, so whatever carries a span to another thread (the
 * agent, {@code Context.taskWrapping}, a framework's context propagation) carries the intent too,
 * on platform and virtual threads alike. An inner scope refines the outer one, key by key.
 *
 * {@snippet class="io.costintent.Snippets" region="scope"}
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class IntentContext {
  private static final ContextKey<CostIntent> KEY = ContextKey.named("costintent-intent");

  static {
    AgentBridge.offerIntent(() -> IntentTexts.of(current()));
    AgentBridge.offerScopes(texts -> open(IntentTexts.read(texts)));
  }

  /**
   * Returns the intent that is current on this thread, {@link CostIntent#none()} outside of all.
   */
  public static CostIntent current() {
    return from(Context.current());
  }

  /**
   * Returns the intent that {@code context} carries, {@link CostIntent#none()} when it has none.
   */
  public static CostIntent from(Context context) {
    CostIntent intent = context.get(KEY);
    return intent == null ? CostIntent.none() : intent;
  }

  /** Returns {@code context} with its intent refined by {@code intent}. */
  public static Context with(Context context, CostIntent intent) {
    requireNonNull(intent, "intent");
    return context.with(KEY, from(context).refinedBy(intent));
  }

  /**
   * Returns {@code context} with {@code intent} instead of its own, whatever that says: for those
   * who carry an intent that was current elsewhere.
   */
  public static Context withOnly(Context context, CostIntent intent) {
    return context.with(KEY, requireNonNull(intent, "intent"));
  }

  /**
   * Makes {@code intent} refine the current one until the scope is closed, on this thread.
   *
   * <p>Close it on the same thread, in a try-with-resources statement.
   */
  @SuppressWarnings("MustBeClosedChecker") // the caller closes it
  public static Scope open(CostIntent intent) {
    return with(Context.current(), intent).makeCurrent();
  }

  /** Runs {@code task} with {@code intent}. */
  public static void run(CostIntent intent, Runnable task) {
    try (Scope ignored = open(intent)) {
      task.run();
    }
  }

  /** Returns what {@code task} returns, run with {@code intent}. */
  public static <T> T call(CostIntent intent, Callable<T> task) throws Exception {
    try (Scope ignored = open(intent)) {
      return task.call();
    }
  }

  /** Returns a task that runs with what is current now: intent, span and baggage. */
  public static Runnable wrap(Runnable task) {
    return Context.current().wrap(task);
  }

  /** Returns a task that runs with what is current now: intent, span and baggage. */
  public static <T> Callable<T> wrap(Callable<T> task) {
    return Context.current().wrap(task);
  }

  /** Returns a supplier that runs with what is current now: intent, span and baggage. */
  public static <T> Supplier<T> wrap(Supplier<T> supplier) {
    return Context.current().wrapSupplier(supplier);
  }

  /** Returns an executor whose tasks run with what is current when they are handed in. */
  public static Executor wrap(Executor executor) {
    return Context.taskWrapping(executor);
  }

  /** Returns an executor whose tasks run with what is current when they are handed in. */
  public static ExecutorService wrap(ExecutorService executor) {
    return Context.taskWrapping(executor);
  }

  private IntentContext() {}
}
