/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelCall;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;

/** A listener that fails whenever it is called. */
final class BrokenListener implements CallListener {
  private final Supplier<? extends Throwable> failure;

  BrokenListener(Supplier<? extends Throwable> failure) {
    this.failure = failure;
  }

  @Override
  public Context onStart(ModelCall call, Context context) {
    throw BrokenListener.<RuntimeException>raw(failure.get());
  }

  @Override
  public void onEnd(CallRecord record) {
    throw BrokenListener.<RuntimeException>raw(failure.get());
  }

  /** Returns any throwable as one that needs no declaration. */
  @SuppressWarnings("unchecked") // unchecked on purpose: a listener may throw anything
  static <X extends Throwable> X raw(Throwable failure) throws X {
    throw (X) failure;
  }
}
