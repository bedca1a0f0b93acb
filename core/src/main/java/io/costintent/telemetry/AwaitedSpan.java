/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The span of a call, where a framework opens one that is not there yet when the call starts.
 *
 * <p>An adapter starts the call {@linkplain #in in a context with this}, and later says which span
 * it is, or that there is none. What the call has to say goes onto that span; the call gets one of
 * its own when there is none, and a late one when it ends before anything was said. The framework
 * measures its calls itself: metrics of the conventions are left to it.
 *
 * <p>For one call. Not thread-safe: told by whoever has the call.
 *
 * @since 0.1
 */
public final class AwaitedSpan {
  private static final ContextKey<AwaitedSpan> KEY = ContextKey.named("costintent-awaited-span");

  private @Nullable Consumer<Span> opened;
  private @Nullable UnaryOperator<Context> absent;
  private boolean claimed;

  /** Creates one for a call that is about to start. */
  public AwaitedSpan() {}

  /** Returns the context for the call to start in. */
  public Context in(Context context) {
    return context.with(KEY, this);
  }

  /** Says which span is the call's, before that span ends; ignored when it is known already. */
  public void is(Span span) {
    Consumer<Span> told = opened;
    forget();
    if (told != null) {
      told.accept(span);
    }
  }

  /**
   * Says that nobody opens a span.
   *
   * @param context what is current where the provider is called
   * @return the same with a span of the call's own
   */
  public Context isNone(Context context) {
    UnaryOperator<Context> told = absent;
    forget();
    return told == null ? context : told.apply(context);
  }

  private void forget() {
    opened = null;
    absent = null;
  }

  /** Whether the call that starts in {@code context} waits for a span; one call does. */
  static @Nullable AwaitedSpan claim(Context context) {
    AwaitedSpan awaited = context.get(KEY);
    if (awaited == null || awaited.claimed) {
      return null;
    }
    awaited.claimed = true;
    return awaited;
  }

  void tell(Consumer<Span> opened, UnaryOperator<Context> absent) {
    this.opened = opened;
    this.absent = absent;
  }
}
