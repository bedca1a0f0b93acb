/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.opentelemetry.javaagent.bootstrap.InstrumentationHolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/**
 * Puts what instrumented classes see of us on the boot class path, where the distribution has it by
 * itself and a stock agent does not.
 */
final class BridgeJar {
  private static final String BRIDGE = "io.costintent.javaagent.bootstrap.CallBridge";
  private static final String RESOURCE = "/costintent-javaagent-bootstrap.jar";

  static void appendIfMissing() {
    if (isThere()) {
      return;
    }
    try (InputStream nested = BridgeJar.class.getResourceAsStream(RESOURCE)) {
      Instrumentation instrumentation = InstrumentationHolder.getInstrumentation();
      if (nested == null || instrumentation == null) {
        throw new IllegalStateException("no " + RESOURCE + " (expected: the extension's own jar)");
      }
      Path copy = Files.createTempFile("costintent-bootstrap", ".jar");
      copy.toFile().deleteOnExit();
      Files.copy(nested, copy, StandardCopyOption.REPLACE_EXISTING);
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(copy.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isThere() {
    try {
      Class.forName(BRIDGE, false, null);
      return true;
    } catch (ClassNotFoundException expected) {
      return false;
    }
  }

  private BridgeJar() {}
}
