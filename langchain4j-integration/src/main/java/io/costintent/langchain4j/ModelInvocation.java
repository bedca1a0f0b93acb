/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelCall;
import io.opentelemetry.context.Context;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a model's method: it runs in {@link #context()} with {@link #arguments()}, then {@link
 * #returned} takes its result, or {@link #failed} what it threw.
 *
 * @since 0.1
 */
public final class ModelInvocation {
  private final @Nullable ModelCall call;
  private final Object @Nullable [] arguments;
  private final Context context;
  private final UnaryOperator<@Nullable Object> returned;

  ModelInvocation(
      @Nullable ModelCall call,
      Object[] arguments,
      Context context,
      UnaryOperator<@Nullable Object> returned) {
    this.call = call;
    this.arguments = requireNonNull(arguments, "arguments");
    this.context = context;
    this.returned = returned;
  }

  private ModelInvocation(Context context) {
    this.call = null;
    this.arguments = null;
    this.context = context;
    this.returned = result -> result;
  }

  /** Returns the run of a method that does not run: its handler was told of a denial. */
  static ModelInvocation denied(Context context) {
    return new ModelInvocation(context);
  }

  /** The call that was started; null where each subscription starts one. */
  @Nullable ModelCall call() {
    return call;
  }

  /** Whether the method must not run; its handler has been told. */
  public boolean isDenied() {
    return arguments == null;
  }

  /** What the method runs with. */
  public Object[] arguments() {
    return requireNonNull(arguments, "arguments").clone();
  }

  /** The context that the method runs in. */
  public Context context() {
    return context;
  }

  /** Returns what to hand to the application for what the method returned. */
  public @Nullable Object returned(@Nullable Object result) {
    return returned.apply(result);
  }

  /** Ends the call as failed. */
  public void failed(Throwable error) {
    if (call != null) {
      call.fail(error, null);
    }
  }
}
