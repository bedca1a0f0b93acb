/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.context;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Carries the intent in context-propagation's snapshots, and so through Reactor.
 *
 * <p>The intent is part of OpenTelemetry's Context, as is the span of an observation, so this one
 * has to be registered after that of observations: snapshots set in the order of registration and
 * take back in the reverse one, as the scopes of a Context demand.
 */
final class IntentAccessor implements ThreadLocalAccessor<CostIntent> {
  private static final ThreadLocal<Deque<Scope>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);

  @Override
  public Object key() {
    return ReactorIntent.KEY;
  }

  @Override
  public @Nullable CostIntent getValue() {
    CostIntent intent = IntentContext.current();
    return intent.isEmpty() ? null : intent;
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // restore does
  public void setValue(CostIntent intent) {
    OPEN.get().push(IntentContext.withOnly(Context.current(), intent).makeCurrent());
  }

  @Override
  public void setValue() {
    setValue(CostIntent.none());
  }

  @Override
  public void restore(CostIntent previous) {
    restore();
  }

  @Override
  public void restore() {
    Scope last = OPEN.get().poll();
    if (last != null) {
      last.close();
    }
  }
}
