/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import io.costintent.intent.CostIntent;
import io.opentelemetry.context.Context;

/**
 * Tells what calls are for by where they are made from, for applications that do not say it.
 *
 * <p>Asked on the calling thread when a call starts; what the application says refines it.
 * Implementations are thread-safe and fast.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface IntentSource {
  /** Returns the intent of a call that starts in {@code context} on this thread. */
  CostIntent intentOf(Context context);
}
