/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import java.lang.reflect.InvocationTargetException;

/**
 * What {@code java -jar costintent-javaagent.jar} runs: {@code doctor}, or else what
 * OpenTelemetry's agent does with its arguments.
 *
 * @since 0.1
 */
public final class Main {
  private static final String DOCTOR = "io.costintent.javaagent.doctor.Doctor";
  private static final String UPSTREAM = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  /** Runs, and ends the process with 1 when something is wrong. */
  public static void main(String[] arguments) throws Throwable {
    if (arguments.length == 0 || !arguments[0].equals("doctor")) {
      call(Class.forName(UPSTREAM), (Object) arguments);
      return;
    }
    int status = (Integer) call(new EmbeddedLoader().loadClass(DOCTOR), (Object) arguments);
    System.exit(status);
  }

  private static Object call(Class<?> type, Object arguments) throws Throwable {
    try {
      return type.getMethod("main", String[].class).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Main() {}
}
