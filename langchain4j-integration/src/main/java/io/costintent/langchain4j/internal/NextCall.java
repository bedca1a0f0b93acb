/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.internal;

import io.opentelemetry.context.Context;
import java.util.function.UnaryOperator;

/**
 * What is known on this thread about the model call that follows, such as the AI service and its
 * method that make it: LangChain4j tells its listeners of services right before it asks the model,
 * on the same thread, and the listeners of models nothing of services.
 */
public final class NextCall {
  private static final ThreadLocal<UnaryOperator<Context>> NOTED = new ThreadLocal<>();

  /**
   * Notes what makes of the current context the one that the next model call on this thread starts
   * in. Holds for one call, or until {@link #forget()}.
   */
  public static void note(UnaryOperator<Context> refinement) {
    NOTED.set(refinement);
  }

  /** Forgets what was noted, when no model call follows. */
  public static void forget() {
    NOTED.remove();
  }

  /** Returns the context that a model call starts in, and forgets what was noted. */
  public static Context refine(Context current) {
    UnaryOperator<Context> noted = NOTED.get();
    if (noted == null) {
      return current;
    }
    NOTED.remove();
    return noted.apply(current);
  }

  private NextCall() {}
}
