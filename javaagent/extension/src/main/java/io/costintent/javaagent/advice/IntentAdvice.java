/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.advice;

import io.costintent.javaagent.bootstrap.CallBridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * What is put into each method whose calls are for something: all below it is.
 *
 * <p>Its code is copied into the classes of applications, so it names nothing but the bridge on the
 * boot class path.
 */
@SuppressWarnings("unused")
public final class IntentAdvice {
  /** Before the method's body. */
  @Advice.OnMethodEnter(suppress = Throwable.class)
  public static @Nullable AutoCloseable enter(
      @Advice.Origin Class<?> type, @Advice.Origin("#m#s") String signature) {
    return CallBridge.open(type, signature);
  }

  /** After the method's body, however it ended. */
  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  public static void leave(@Advice.Enter @Nullable AutoCloseable opened) {
    if (opened != null) {
      CallBridge.close(opened);
    }
  }

  private IntentAdvice() {}
}
