/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.intent;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.context.ReactorIntent;
import io.opentelemetry.context.Scope;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs methods with the intent that they state, and what they return, too, once subscribed to. */
final class IntendedCalls implements MethodInterceptor {
  private static final boolean REACTOR =
      ClassUtils.isPresent("reactor.core.publisher.Mono", IntendedCalls.class.getClassLoader());

  private final StatedIntents intents;

  IntendedCalls(StatedIntents intents) {
    this.intents = intents;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    Object target = invocation.getThis();
    CostIntent intent =
        intents.of(invocation.getMethod(), target == null ? null : target.getClass());
    if (intent.isEmpty()) {
      return invocation.proceed();
    }
    Object result;
    try (Scope ignored = IntentContext.open(intent)) {
      result = invocation.proceed();
    }
    return REACTOR ? Publishers.with(intent, result) : result;
  }

  /** Loaded where Reactor is on the class path only. */
  private static final class Publishers {
    static @Nullable Object with(CostIntent intent, @Nullable Object result) {
      if (result instanceof Mono<?> mono) {
        return ReactorIntent.with(intent, mono);
      }
      return result instanceof Flux<?> flux ? ReactorIntent.with(intent, flux) : result;
    }
  }
}
