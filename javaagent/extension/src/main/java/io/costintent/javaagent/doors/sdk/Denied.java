/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.policy.CallDeniedException;
import org.jspecify.annotations.Nullable;

/** A method whose request does not leave, because its call was denied. */
final class Denied extends Passage.Refused {
  private final @Nullable Object answer;
  private final @Nullable CallDeniedException denial;

  /** Returns the passage of a method that throws the denial. */
  static Denied throwing(CallDeniedException denial) {
    return new Denied(null, denial);
  }

  /** Returns the passage of a method whose result tells of the denial. */
  static Denied answering(Object answer) {
    return new Denied(answer, null);
  }

  private Denied(@Nullable Object answer, @Nullable CallDeniedException denial) {
    this.answer = answer;
    this.denial = denial;
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    if (denial != null) {
      fail(denial);
    } else {
      answer(answer);
    }
  }
}
