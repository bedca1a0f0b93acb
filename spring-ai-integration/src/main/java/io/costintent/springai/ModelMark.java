/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * Says in a context which model answers which request now: methods of a model that hand the very
 * request on to others of the same model are one call. Thread-safe.
 */
final class ModelMark {
  private static final ContextKey<ModelMark> KEY = ContextKey.named("costintent-spring-ai-model");

  private final Object model;
  private final Object request;
  private final @Nullable ModelMark around;
  private volatile boolean left;

  /** Creates the mark of what is entered in {@code context}. */
  ModelMark(Object model, Object request, Context context) {
    this.model = requireNonNull(model, "model");
    this.request = requireNonNull(request, "request");
    ModelMark outer = context.get(KEY);
    this.around = outer == null || outer.left ? null : outer;
  }

  Context in(Context context) {
    return context.with(KEY, this);
  }

  /** Says that the model has answered. */
  void leave() {
    left = true;
  }

  /** Whether {@code model} is at this request in {@code context} already. */
  @SuppressWarnings("ReferenceEquality") // this very model and request
  static boolean isWithin(Object model, Object request, Context context) {
    for (ModelMark mark = context.get(KEY); mark != null; mark = mark.around) {
      if (!mark.left && mark.model == model && mark.request == request) {
        return true;
      }
    }
    return false;
  }
}
