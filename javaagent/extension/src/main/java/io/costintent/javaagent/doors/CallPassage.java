/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.clients.ObservedCall;
import io.costintent.javaagent.bootstrap.Passage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A method that makes a call, which runs in the call's context; its result ends the call, or its
 * failure does.
 *
 * @since 0.1
 */
public class CallPassage extends Passage {
  private static final ThreadLocal<@Nullable CallPassage> current = new ThreadLocal<>();

  private final ObservedCall call;
  private final @Nullable CallPassage outer;
  private final Scope scope;

  /**
   * Enters, on this thread.
   *
   * @param sent what the method goes on with, of which the first is what is asked
   */
  public CallPassage(Object[] sent, ObservedCall call) {
    super(sent);
    this.call = call;
    this.outer = current.get();
    this.scope = call.call().makeCurrent();
    current.set(this);
  }

  /** Whether a method that was entered on this thread asks {@code params}: one call, not two. */
  public static boolean isSending(@Nullable Object params) {
    CallPassage passage = current.get();
    while (passage != null) {
      if (passage.arguments().length > 0 && passage.arguments()[0] == params) {
        return true;
      }
      passage = passage.outer;
    }
    return false;
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    if (outer == null) {
      current.remove();
    } else {
      current.set(outer);
    }
    scope.close();
    if (failure == null) {
      answer(call.returned(returned));
    } else {
      call.call().fail(failure, null);
    }
  }
}
