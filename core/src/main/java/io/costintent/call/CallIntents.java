/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import io.costintent.internal.BoundedCache;
import io.costintent.internal.Guard;
import io.costintent.propagation.IntentContext;
import io.costintent.propagation.IntentSource;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What calls are for: the defaults, refined by where they are made from, refined by what the
 * application says. Thread-safe.
 */
final class CallIntents {
  private final CostIntent defaults;
  private final @Nullable IntentSource source;
  private final BoundedCache<CostIntent, CostIntent> merged = new BoundedCache<>(1024);

  CallIntents(CostIntent defaults, @Nullable IntentSource source) {
    this.defaults = defaults;
    this.source = source;
  }

  /** Returns the complete intent of a call that starts in {@code context} on this thread. */
  CostIntent of(Context context) {
    return complete(statedAt(context));
  }

  /** Returns the intent of such a call without the defaults. */
  CostIntent statedAt(Context context) {
    CostIntent stated = IntentContext.from(context);
    return source == null
        ? stated
        : Guard.get("intent source", () -> source.intentOf(context).refinedBy(stated), stated);
  }

  /** Returns an intent with the defaults where it is silent. */
  CostIntent complete(CostIntent intent) {
    return defaults.isEmpty() ? intent : merged.get(intent, defaults::refinedBy);
  }
}
