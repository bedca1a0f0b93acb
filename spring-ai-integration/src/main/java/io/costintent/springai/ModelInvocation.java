/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a model's method: it runs in {@link #context()} with {@link #request()}, then {@link
 * #returned} takes its result, or {@link #failed} what it threw.
 *
 * @since 0.1
 */
public final class ModelInvocation {
  private final Object request;
  private final Context context;
  private final UnaryOperator<@Nullable Object> returned;
  private final Consumer<Throwable> failed;

  ModelInvocation(
      Object request,
      Context context,
      UnaryOperator<@Nullable Object> returned,
      Consumer<Throwable> failed) {
    this.request = requireNonNull(request, "request");
    this.context = requireNonNull(context, "context");
    this.returned = requireNonNull(returned, "returned");
    this.failed = requireNonNull(failed, "failed");
  }

  /** What the method runs with: another request than it got after a degrading decision. */
  public Object request() {
    return request;
  }

  /** The context that the method runs in. */
  public Context context() {
    return context;
  }

  /** Returns what to hand to the application for what the method returned. */
  public @Nullable Object returned(@Nullable Object result) {
    return returned.apply(result);
  }

  /** Ends the call as failed; of a stream there is none yet. */
  public void failed(Throwable error) {
    failed.accept(error);
  }
}
