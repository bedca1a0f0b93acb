/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import io.costintent.clients.ObservedBatch;
import org.jspecify.annotations.Nullable;

/** A method that belongs to a batch job. */
final class SendingBatch extends Sending {
  private final ObservedBatch batch;

  SendingBatch(Object[] arguments, ObservedBatch batch) {
    super(arguments, batch.params());
    this.batch = batch;
  }

  @Override
  void end(@Nullable Object returned, @Nullable Throwable failure) {
    if (failure == null) {
      answer(batch.returned(returned));
    }
  }
}
