/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.context;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Gives publishers an intent that holds whenever they are subscribed to.
 *
 * <p>It is current on the thread that subscribes, and in the subscriber's Reactor context, from
 * where automatic context propagation ({@code spring.reactor.context-propagation=auto}) brings it
 * to whatever thread an operator runs on. Thread-safe.
 *
 * @since 0.1
 */
public final class ReactorIntent {
  /** Where a Reactor context has the {@link CostIntent}. */
  public static final String KEY = "costintent.intent";

  /** Returns {@code source} with {@code intent} refining what its subscriber brings. */
  public static <T> Mono<T> with(CostIntent intent, Mono<T> source) {
    CostIntent assembled = IntentContext.current();
    return new IntendedMono<>(
        source.contextWrite(context -> put(context, assembled, intent)), assembled, intent);
  }

  /** Returns {@code source} with {@code intent} refining what its subscriber brings. */
  public static <T> Flux<T> with(CostIntent intent, Flux<T> source) {
    CostIntent assembled = IntentContext.current();
    return new IntendedFlux<>(
        source.contextWrite(context -> put(context, assembled, intent)), assembled, intent);
  }

  /** Returns the intent that a subscriber brings in its Reactor context. */
  public static CostIntent from(ContextView context) {
    CostIntent intent = context.getOrDefault(KEY, CostIntent.none());
    return intent == null ? CostIntent.none() : intent;
  }

  private static Context put(Context context, CostIntent assembled, CostIntent intent) {
    return context.put(KEY, assembled.refinedBy(from(context)).refinedBy(intent));
  }

  private static Scope open(ContextView context, CostIntent assembled, CostIntent intent) {
    return IntentContext.open(assembled.refinedBy(from(context)).refinedBy(intent));
  }

  private static final class IntendedMono<T> extends MonoOperator<T, T> {
    private final CostIntent assembled;
    private final CostIntent intent;

    IntendedMono(Mono<T> source, CostIntent assembled, CostIntent intent) {
      super(source);
      this.assembled = assembled;
      this.intent = intent;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
      try (Scope ignored = open(actual.currentContext(), assembled, intent)) {
        source.subscribe(actual);
      }
    }
  }

  private static final class IntendedFlux<T> extends FluxOperator<T, T> {
    private final CostIntent assembled;
    private final CostIntent intent;

    IntendedFlux(Flux<T> source, CostIntent assembled, CostIntent intent) {
      super(source);
      this.assembled = assembled;
      this.intent = intent;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
      try (Scope ignored = open(actual.currentContext(), assembled, intent)) {
        source.subscribe(actual);
      }
    }
  }

  private ReactorIntent() {}
}
