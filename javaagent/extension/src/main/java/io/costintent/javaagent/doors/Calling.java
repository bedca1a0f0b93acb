/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.policy.CallDeniedException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A method that makes calls of its own, which are started and ended within it; a denial that it
 * wraps in an exception is thrown as it is.
 */
public final class Calling extends Passage {
  private final Consumer<@Nullable Throwable> left;

  /**
   * Creates a passage.
   *
   * @param arguments what the method runs with
   * @param left told what the method threw; null when it returned
   */
  public Calling(Object[] arguments, Consumer<@Nullable Throwable> left) {
    super(arguments);
    this.left = requireNonNull(left, "left");
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    CallDeniedException denial = failure == null ? null : Guarded.denialWithin(failure);
    if (denial != null) {
      fail(denial);
    }
    left.accept(failure);
  }
}
