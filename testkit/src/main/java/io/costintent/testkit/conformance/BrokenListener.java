/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelCall;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that fails whenever it is called, and counts how often. Thread-safe. */
final class BrokenListener implements CallListener {
  private final Runnable failure;
  private final AtomicInteger calls = new AtomicInteger();

  /** Creates a listener that fails as {@code failure} does. */
  BrokenListener(Runnable failure) {
    this.failure = failure;
  }

  @Override
  public Context onStart(ModelCall call, Context context) {
    calls.incrementAndGet();
    failure.run();
    return context;
  }

  @Override
  public void onEnd(CallRecord record) {
    calls.incrementAndGet();
    failure.run();
  }

  int calls() {
    return calls.get();
  }
}
