/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.Applications;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class IntentAccessorTest {
  private final ContextRegistry registry = new ContextRegistry();

  /** Does what that of observations does: a scope of OpenTelemetry's, closed when taken back. */
  private static final class OfObservations implements ThreadLocalAccessor<String> {
    private static final ContextKey<String> SPAN = ContextKey.named("span");
    private final Deque<Scope> open = new ArrayDeque<>();

    @Override
    public Object key() {
      return "observation";
    }

    @Override
    public String getValue() {
      return Context.current().get(SPAN);
    }

    @Override
    public void setValue(String value) {
      open.push(Context.current().with(SPAN, value).makeCurrent());
    }

    @Override
    public void setValue() {}

    @Override
    public void restore(String previous) {
      open.pop().close();
    }

    @Override
    public void restore() {
      open.pop().close();
    }
  }

  private ContextSnapshot snapshot() {
    return ContextSnapshotFactory.builder().contextRegistry(registry).build().captureAll();
  }

  @Test
  void snapshot_bringsTheIntentAndTakesItBack() {
    registry.registerThreadLocalAccessor(new OfObservations());
    registry.registerThreadLocalAccessor(new IntentAccessor());
    ContextSnapshot snapshot;
    try (Scope ignored = IntentContext.open(Applications.team("wardens"));
        Scope span = Context.current().with(OfObservations.SPAN, "a").makeCurrent()) {
      snapshot = snapshot();
    }

    Context before = Context.current();
    try (ContextSnapshot.Scope ignored = snapshot.setThreadLocals()) {
      assertThat(IntentContext.current()).isEqualTo(Applications.team("wardens"));
      assertThat(Context.current().get(OfObservations.SPAN)).isEqualTo("a");
    }

    assertThat(Context.current()).isSameAs(before);
  }

  @Test
  void snapshotInsideAnother_replacesItsIntent() {
    registry.registerThreadLocalAccessor(new IntentAccessor());
    ContextSnapshot outer;
    ContextSnapshot inner;
    try (Scope ignored = IntentContext.open(Applications.team("wardens"))) {
      outer = snapshot();
    }
    CostIntent nests = CostIntent.builder().feature("nests").build();
    try (Scope ignored = IntentContext.open(nests)) {
      inner = snapshot();
    }

    try (ContextSnapshot.Scope first = outer.setThreadLocals()) {
      try (ContextSnapshot.Scope second = inner.setThreadLocals()) {
        assertThat(IntentContext.current()).isEqualTo(nests);
      }
      assertThat(IntentContext.current()).isEqualTo(Applications.team("wardens"));
    }
    assertThat(IntentContext.current()).isEqualTo(CostIntent.none());
  }
}
