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
 * <p>Its code is copied into the classes of applications, or called from there where the agent runs
 * with {@code otel.javaagent.experimental.indy}; so it names nothing but the bridge on the boot
 * class path, and assigns by what it returns.
 */
public final class CallAdvice {
  /**
   * Before the method's body, which does not run when the call is refused.
   *
   * @return the passage, and the arguments that the body gets; null to leave this run alone
   */
  @Advice.AssignReturned.ToAllArguments(index = 1, typing = Assigner.Typing.DYNAMIC)
  @Advice.OnMethodEnter(
      suppress = Throwable.class,
      skipOn = Passage.Refused.class,
      skipOnIndex = 0)
  public static Object @Nullable [] enter(
      @Advice.Origin Class<?> type,
      @Advice.Origin("#m") String method,
      @Advice.This(optional = true) @Nullable Object target,
      @Advice.AllArguments(typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    Passage passage = CallBridge.enter(type, method, target, arguments);
    if (passage == null) {
      return null;
    }
    return new Object[] {
      passage, passage instanceof Passage.Refused ? arguments : passage.arguments()
    };
  }

  /**
   * After the method's body, however it ended.
   *
   * @return the result, and what is thrown instead; null to leave both as they are
   */
  @Advice.AssignReturned.ToReturned(index = 0, typing = Assigner.Typing.DYNAMIC)
  @Advice.AssignReturned.ToThrown(index = 1, typing = Assigner.Typing.DYNAMIC)
  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  public static @Nullable Object @Nullable [] leave(
      @Advice.Enter Object @Nullable [] entered,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
      @Advice.Thrown(typing = Assigner.Typing.DYNAMIC) @Nullable Throwable thrown) {
    if (entered == null) {
      return null;
    }
    Passage passage = (Passage) entered[0];
    CallBridge.leave(passage, result, thrown);
    return new @Nullable Object[] {passage.result(), passage.thrown()};
  }

  private CallAdvice() {}
}
