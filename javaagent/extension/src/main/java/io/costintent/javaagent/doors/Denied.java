/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.policy.CallDeniedException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A method that does not run, because a policy denied its call. */
public final class Denied extends Passage.Refused {
  private final CallDeniedException denial;
  private final boolean future;

  /** Returns a passage whose method throws the denial. */
  public static Denied thrown(CallDeniedException denial) {
    return new Denied(denial, false);
  }

  /** Returns a passage whose method returns a future that failed with the denial. */
  public static Denied future(CallDeniedException denial) {
    return new Denied(denial, true);
  }

  private Denied(CallDeniedException denial, boolean future) {
    this.denial = denial;
    this.future = future;
  }

  @Override
  protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
    if (future) {
      answer(CompletableFuture.failedFuture(denial));
    } else {
      fail(denial);
    }
  }
}
