/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * One run of an instrumented method, from where it is entered to where it is left.
 *
 * <p>Not thread-safe: a method is left on the thread that entered it.
 *
 * @since 0.1
 */
public abstract class Passage {
  private Object[] arguments;
  private @Nullable Object result;
  private @Nullable Throwable thrown;

  /** Creates a passage that goes on with {@code arguments}. */
  protected Passage(Object[] arguments) {
    this.arguments = arguments;
  }

  /** What the method's body runs with. */
  public final Object[] arguments() {
    return arguments;
  }

  /** Sets what the method's body runs with. */
  protected final void arguments(Object[] changed) {
    this.arguments = changed;
  }

  /** Takes what the body returned or threw; what the caller gets is the same unless changed. */
  final void left(@Nullable Object returned, @Nullable Throwable failure) {
    this.result = returned;
    this.thrown = failure;
    leave(returned, failure);
  }

  /** Ends the passage; {@link #answer} and {@link #fail} change what the caller gets. */
  protected abstract void leave(@Nullable Object returned, @Nullable Throwable failure);

  /** Gives the caller another result. */
  protected final void answer(@Nullable Object changed) {
    this.result = changed;
    this.thrown = null;
  }

  /** Lets the method throw. */
  protected final void fail(Throwable failure) {
    this.result = null;
    this.thrown = failure;
  }

  /** What the caller gets; null when the method throws. */
  public final @Nullable Object result() {
    return result;
  }

  /** What the method throws, or null. */
  public final @Nullable Throwable thrown() {
    return thrown;
  }

  /** A passage whose method's body does not run: the call was denied. */
  public abstract static class Refused extends Passage {
    /** Creates a passage that ends where it began. */
    protected Refused() {
      super(new Object[0]);
    }
  }
}
