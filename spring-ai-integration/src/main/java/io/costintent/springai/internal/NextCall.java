/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.internal;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call that a wrapped model has started on this thread, for the observation that the model starts
 * right after, on the same thread.
 *
 * @param <C> how a started call is known
 */
@SuppressWarnings("ThreadLocalUsage") // one for each tracking, which are few and live long
public final class NextCall<C> {
  private final ThreadLocal<@Nullable C> noted = new ThreadLocal<>();

  /** Creates one that nothing is noted for. */
  public NextCall() {}

  /** Notes a call, or nothing with null; returns what was noted before. */
  public @Nullable C note(@Nullable C call) {
    C before = noted.get();
    if (call == null) {
      noted.remove();
    } else {
      noted.set(call);
    }
    return before;
  }

  /** Returns the call that was noted, once, if it is the wanted one; null otherwise. */
  public @Nullable C take(Predicate<? super C> wanted) {
    C call = noted.get();
    if (call == null || !wanted.test(call)) {
      return null;
    }
    noted.remove();
    return call;
  }
}
