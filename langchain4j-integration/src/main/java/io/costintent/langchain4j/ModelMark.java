/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.call.ModelCallHandler;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says in a context which model's method runs, since methods of a model lead to others of the same
 * model: together they are one call. Thread-safe.
 */
final class ModelMark {
  private static final ContextKey<ModelMark> KEY = ContextKey.named("costintent-langchain4j-model");

  private final Object model;
  private final boolean called;
  private final AtomicBoolean left = new AtomicBoolean();

  /** {@code called} when a call is open while the mark holds; it ends with that call. */
  ModelMark(Object model, boolean called) {
    this.model = model;
    this.called = called;
  }

  Context in(Context context) {
    return context.with(KEY, this);
  }

  /** Ends a mark that is not that of a call. */
  void leave() {
    left.set(true);
  }

  /** Whether a method of {@code model} that is entered in {@code context} was led to by another. */
  @SuppressWarnings("ReferenceEquality") // this very model
  static boolean isWithin(Object model, Context context) {
    ModelMark mark = context.get(KEY);
    return mark != null
        && mark.model == model
        && (mark.called ? ModelCallHandler.isInsideCall(context) : !mark.left.get());
  }
}
