/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where instrumented methods meet the agent. Never throws; does nothing until something is
 * installed. Thread-safe.
 *
 * @since 0.1
 */
public final class CallBridge {
  private static volatile @Nullable Handler handler;

  /** What is told of instrumented methods. */
  public interface Handler {
    /**
     * Enters a method.
     *
     * @param type the class or interface that declares it
     * @param target what it is called on; null for a static method
     * @return null to leave this run alone
     */
    @Nullable Passage enter(
        Class<?> type, String method, @Nullable Object target, Object[] arguments) throws Throwable;

    /**
     * Opens what the method's calls are for.
     *
     * @param signature its name and the names of its parameters' types: {@code answer(int)}
     * @return to be closed on this thread when the method is left; null for nothing
     */
    default @Nullable AutoCloseable open(Class<?> type, String signature) throws Throwable {
      return null;
    }

    /** Is told what failed within the agent, which the application must not notice. */
    void failed(String where, Throwable failure);
  }

  /**
   * Installs what is told of instrumented methods from now on.
   *
   * @return false when another agent was here first, which stays
   */
  public static synchronized boolean install(Handler installed) {
    if (handler != null) {
      return false;
    }
    handler = installed;
    return true;
  }

  /** Enters a method; null leaves this run alone. */
  public static @Nullable Passage enter(
      Class<?> type, String method, @Nullable Object target, Object[] arguments) {
    Handler told = handler;
    if (told == null) {
      return null;
    }
    try {
      return told.enter(type, method, target, arguments);
    } catch (Throwable failure) {
      report(told, failure);
      return null;
    }
  }

  /**
   * Leaves a method; {@link Passage#result} and {@link Passage#thrown} are what the caller gets.
   */
  public static void leave(
      Passage passage, @Nullable Object returned, @Nullable Throwable failure) {
    try {
      passage.left(returned, failure);
    } catch (Throwable ours) {
      report(handler, ours);
    }
  }

  /** Opens what the calls below a method are for; null for nothing. */
  public static @Nullable AutoCloseable open(Class<?> type, String signature) {
    Handler told = handler;
    if (told == null) {
      return null;
    }
    try {
      return told.open(type, signature);
    } catch (Throwable failure) {
      report(told, failure);
      return null;
    }
  }

  /** Closes what was opened, where the method is left. */
  public static void close(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Throwable failure) {
      report(handler, failure);
    }
  }

  private static void report(@Nullable Handler told, Throwable failure) {
    if (failure instanceof VirtualMachineError error) {
      throw error;
    }
    if (told == null) {
      return;
    }
    try {
      told.failed("advice", failure);
    } catch (Throwable again) {
      // Nobody is left to be told.
    }
  }

  private CallBridge() {}
}
