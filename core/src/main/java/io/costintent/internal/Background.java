/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

/** Work that nobody waits for, on threads that do not keep the process alive. */
public final class Background {
  /** Runs a task once; a failure is logged and counted under {@code name}. */
  public static void run(String name, Runnable task) {
    thread(name, () -> Guard.run(name, task)).start();
  }

  static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, "costintent-" + name.replace(' ', '-'));
    thread.setDaemon(true);
    // else the first application to come would never be unloaded
    thread.setContextClassLoader(Background.class.getClassLoader());
    return thread;
  }

  private Background() {}
}
