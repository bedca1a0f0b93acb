/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What {@code java -jar costintent-javaagent.jar} runs: {@code doctor}, or else what
 * OpenTelemetry's agent does with its arguments.
 *
 * @since 0.1
 */
public final class Main {
  private static final String EXTENSION = "/extensions/costintent-javaagent-extension.jar";
  private static final String DOCTOR = "io.costintent.javaagent.doctor.Doctor";
  private static final String UPSTREAM = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  /** Runs, and ends the process with 1 when something is wrong. */
  public static void main(String[] arguments) throws Throwable {
    if (arguments.length == 0 || !arguments[0].equals("doctor")) {
      call(Class.forName(UPSTREAM), (Object) arguments);
      return;
    }
    Path extension = extract();
    int status;
    try (ExtensionLoader loader = new ExtensionLoader(extension.toUri().toURL())) {
      status = (Integer) call(loader.loadClass(DOCTOR), (Object) arguments);
    } finally {
      Files.deleteIfExists(extension);
    }
    System.exit(status);
  }

  private static Object call(Class<?> type, Object arguments) throws Throwable {
    try {
      return type.getMethod("main", String[].class).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Path extract() throws IOException {
    try (InputStream nested = Main.class.getResourceAsStream(EXTENSION)) {
      if (nested == null) {
        throw new IOException(
            "no " + EXTENSION + " (expected: to run from costintent-javaagent.jar)");
      }
      Path copy = Files.createTempFile("costintent-extension", ".jar");
      Files.copy(nested, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    }
  }

  private Main() {}
}
