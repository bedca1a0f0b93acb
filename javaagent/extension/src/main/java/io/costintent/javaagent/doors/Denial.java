/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.policy.CallDeniedException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call that a policy denied: the request does not leave.
 *
 * @since 0.1
 */
public final class Denial extends Passage.Refused {
  private final CallDeniedException denial;
  private final boolean later;

  private Denial(CallDeniedException denial, boolean later) {
    this.denial = denial;
    this.later = later;
  }

  /** Returns the denial of a method that throws it. */
  public static Denial thrown(CallDeniedException denial) {
    return new Denial(denial, false);
  }

  /** Returns the denial of a method whose {@link CompletableFuture} fails with it. */
  public static Denial inFuture(CallDeniedException denial) {
    return new Denial(denial, true);
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    if (later) {
      answer(CompletableFuture.failedFuture(denial));
    } else {
      fail(denial);
    }
  }
}
