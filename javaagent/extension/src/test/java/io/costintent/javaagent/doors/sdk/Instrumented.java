/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls methods the way that instrumented ones run: by way of a door. */
public final class Instrumented {
  /** Returns what a method that {@code door} stands at returns; throws what it throws. */
  public static Object call(Door door, Object target, String name, Object... arguments)
      throws Throwable {
    Passage passage = door.enter(name, target, arguments);
    if (passage == null) {
      return invoke(target, name, arguments);
    }
    if (passage instanceof Passage.Refused) {
      CallBridge.leave(passage, null, null);
    } else {
      run(passage, target, name);
    }
    if (passage.thrown() != null) {
      throw passage.thrown();
    }
    return passage.result();
  }

  private static void run(Passage passage, Object target, String name) {
    Object returned = null;
    Throwable thrown = null;
    try {
      returned = invoke(target, name, passage.arguments());
    } catch (Throwable failure) {
      thrown = failure;
    }
    CallBridge.leave(passage, returned, thrown);
  }

  private static Object invoke(Object target, String name, Object[] arguments) throws Throwable {
    try {
      return method(target.getClass(), name, arguments).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Method method(Class<?> type, String name, Object[] arguments) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == arguments.length
          && method.getParameterTypes()[0].isInstance(arguments[0])) {
        return method;
      }
    }
    throw new AssertionError(type + " has no " + name);
  }

  private Instrumented() {}
}
