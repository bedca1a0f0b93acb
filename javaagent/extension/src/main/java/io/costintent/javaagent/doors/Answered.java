/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.javaagent.bootstrap.Passage;
import org.jspecify.annotations.Nullable;

/** A method that does not run, because something else does what it does. */
public final class Answered extends Passage.Refused {
  private final @Nullable Object answer;

  /** Creates a passage whose method returns {@code answer}; null for one without a result. */
  public Answered(@Nullable Object answer) {
    this.answer = answer;
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    answer(answer);
  }
}
