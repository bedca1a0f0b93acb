/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelCall;
import io.opentelemetry.context.Context;

/**
 * A listener that fails whenever it is called.
 *
 * @param failure throws
 */
record BrokenListener(Runnable failure) implements CallListener {
  @Override
  public Context onStart(ModelCall call, Context context) {
    failure.run();
    return context;
  }

  @Override
  public void onEnd(CallRecord record) {
    failure.run();
  }
}
