/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.costintent.call.Guarded;
import io.costintent.springai.StartedCall;
import io.costintent.springai.internal.Captured;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Brings intent and call back into the scopes of observations: the last of all handlers, since
 * tracing makes a context current there that is older than both.
 */
final class ScopeHandler implements ObservationHandler<Observation.Context> {
  private final ThreadLocal<Deque<Opened>> opened = ThreadLocal.withInitial(ArrayDeque::new);

  @Override
  public boolean supportsContext(Observation.Context context) {
    return true;
  }

  @Override
  public void onScopeOpened(Observation.Context context) {
    Captured captured = Captured.of(context);
    if (captured != null) {
      Guarded.run("scope", () -> open(context, captured));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed when the observation's scope is
  private void open(Observation.Context observation, Captured captured) {
    ObservedModel model = ObservedModel.of(observation);
    if (model == null && !captured.hasIntent()) {
      return;
    }
    Context context = captured.restoredIn(Context.current());
    if (model != null) {
      context = inside(model, observation, captured, context);
    }
    opened.get().push(new Opened(observation, context.makeCurrent()));
  }

  private static Context inside(
      ObservedModel model, Observation.Context observation, Captured captured, Context context) {
    model.enter();
    StartedCall call = model.call();
    Context inside = call.call().inside(context);
    Span span = TracedSpans.of(observation);
    if (span == null) {
      Span around = Span.fromContextOrNull(captured.context()); // on a thread where none is current
      return call.span()
          .isNone(
              around != null && Span.fromContextOrNull(inside) == null
                  ? inside.with(around)
                  : inside);
    }
    call.span().is(span);
    return inside;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // this very observation
  public void onScopeClosed(Observation.Context context) {
    Deque<Opened> scopes = opened.get();
    Opened last = scopes.peek();
    if (last != null && last.observation == context) {
      scopes.pop();
      Guarded.run("scope", last.scope::close);
    }
  }

  @Override
  public void onScopeReset(Observation.Context context) {
    Deque<Opened> scopes = opened.get();
    while (!scopes.isEmpty()) {
      Guarded.run("scope", scopes.pop().scope::close);
    }
  }

  private record Opened(Observation.Context observation, Scope scope) {}
}
