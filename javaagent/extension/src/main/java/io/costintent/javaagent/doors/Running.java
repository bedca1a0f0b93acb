/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelCall;
import io.costintent.javaagent.bootstrap.Passage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A method that is a call: it runs in the call's context, and what it throws ends the call. */
public final class Running extends Passage {
  private final UnaryOperator<@Nullable Object> returned;
  private final Consumer<Throwable> failed;
  private final Scope scope;

  /**
   * Creates a passage whose method runs on this thread, from now on.
   *
   * @param arguments what the method runs with
   * @param returned told what the method returned, ends the call and returns what to hand on
   */
  public Running(ModelCall call, Object[] arguments, UnaryOperator<@Nullable Object> returned) {
    this(call.context(), arguments, returned, failure -> call.fail(failure, null));
  }

  /**
   * Creates a passage whose method runs on this thread, from now on.
   *
   * @param context what the method runs in
   * @param arguments what the method runs with
   * @param returned told what the method returned, and returns what to hand on
   * @param failed told what the method threw
   */
  @SuppressWarnings("MustBeClosedChecker") // closed where the method is left
  public Running(
      Context context,
      Object[] arguments,
      UnaryOperator<@Nullable Object> returned,
      Consumer<Throwable> failed) {
    super(arguments);
    this.returned = requireNonNull(returned, "returned");
    this.failed = requireNonNull(failed, "failed");
    this.scope = context.makeCurrent();
  }

  @Override
  protected void leave(@Nullable Object result, @Nullable Throwable failure) {
    scope.close();
    if (failure == null) {
      answer(returned.apply(result));
    } else {
      failed.accept(failure);
    }
  }
}
