/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.advice;

import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * What is put into each hooked method: the same for all of them.
 *
 * <p>Its code is copied into the classes of applications, so it names nothing but the bridge on the
 * boot class path.
 */
@SuppressWarnings({"ParameterCanBeFinal", "UnusedVariable", "unused"})
public final class CallAdvice {
  /** Before the method's body, which does not run when the call is refused. */
  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Passage.Refused.class)
  public static @Nullable Passage enter(
      @Advice.Origin Class<?> type,
      @Advice.Origin("#m") String method,
      @Advice.This(optional = true) @Nullable Object target,
      @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    Passage passage = CallBridge.enter(type, method, target, arguments);
    if (passage != null && !(passage instanceof Passage.Refused)) {
      arguments = passage.arguments();
    }
    return passage;
  }

  /** After the method's body, however it ended. */
  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  public static void leave(
      @Advice.Enter @Nullable Passage passage,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
      @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC)
          @Nullable Throwable thrown) {
    if (passage != null) {
      CallBridge.leave(passage, result, thrown);
      result = passage.result();
      thrown = passage.thrown();
    }
  }

  private CallAdvice() {}
}
