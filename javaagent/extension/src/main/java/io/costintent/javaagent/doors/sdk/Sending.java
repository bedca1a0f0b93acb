/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import io.costintent.javaagent.bootstrap.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A method whose first argument is what is sent. The SDKs' methods hand it on to each other, so it
 * tells which of them belong to one call.
 */
abstract class Sending extends Passage {
  private static final ThreadLocal<@Nullable Sending> innermost = new ThreadLocal<>();

  private final Object sent;
  private final @Nullable Sending outer;

  /**
   * Creates a passage, entered on this thread.
   *
   * @param arguments what the method was called with
   * @param sent what it goes on with in the place of the first of them
   */
  Sending(Object[] arguments, Object sent) {
    super(withFirst(arguments, sent));
    this.sent = sent;
    this.outer = innermost.get();
    innermost.set(this);
  }

  private static Object[] withFirst(Object[] arguments, Object first) {
    Object[] changed = arguments.clone();
    changed[0] = first;
    return changed;
  }

  /** Returns the method on this thread that sends this very object, or null. */
  @SuppressWarnings("ReferenceEquality") // two calls may ask the same
  static @Nullable Sending of(Object params) {
    Sending sending = innermost.get();
    while (sending != null && sending.sent != params) {
      sending = sending.outer;
    }
    return sending;
  }

  @Override
  protected final void leave(@Nullable Object returned, @Nullable Throwable failure) {
    if (outer == null) {
      innermost.remove();
    } else {
      innermost.set(outer);
    }
    end(returned, failure);
  }

  /** Ends the passage. */
  abstract void end(@Nullable Object returned, @Nullable Throwable failure);

  /**
   * Returns the passage of a method that this one is made by, or null to leave that alone.
   *
   * @param arguments what it was called with
   */
  @Nullable Passage within(Object[] arguments) {
    return null;
  }
}
