/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static java.util.Objects.requireNonNull;

import io.costintent.javaagent.bootstrap.Passage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A method that is no call, but whose result calls will be made with. */
public final class Changed extends Passage {
  private final UnaryOperator<Object> change;

  /**
   * Creates a passage that hands on what is made of the method's result.
   *
   * @param arguments what the method runs with
   */
  public Changed(Object[] arguments, UnaryOperator<Object> change) {
    super(arguments);
    this.change = requireNonNull(change, "change");
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    if (returned != null) {
      answer(change.apply(returned));
    }
  }
}
