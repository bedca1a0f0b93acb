/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What is woven around a method. */
final class CallAdvice {
  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Passage.Refused.class)
  static Passage enter(
      @Advice.Origin Class<?> type,
      @Advice.Origin("#m") String method,
      @Advice.This(optional = true) Object target,
      @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    Passage passage = CallBridge.enter(type, method, target, arguments);
    if (passage != null && !(passage instanceof Passage.Refused)) {
      arguments = passage.arguments();
    }
    return passage;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void leave(
      @Advice.Enter Passage passage,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC) Throwable thrown) {
    if (passage != null) {
      CallBridge.leave(passage, returned, thrown);
      returned = passage.result();
      thrown = passage.thrown();
    }
  }

  private CallAdvice() {}
}
