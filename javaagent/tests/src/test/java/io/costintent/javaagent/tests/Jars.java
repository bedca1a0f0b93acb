/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Jars to look into, and to break. */
final class Jars {
  /** Writes a copy that lacks an entry, which has to be there. */
  static Path without(Path jar, String missing, Path copy) throws IOException {
    try (JarFile whole = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
      if (whole.getEntry(missing) == null) {
        throw new AssertionError("not in " + jar + ": " + missing);
      }
      for (Enumeration<JarEntry> all = whole.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (!entry.getName().equals(missing)) {
          out.putNextEntry(new JarEntry(entry.getName()));
          whole.getInputStream(entry).transferTo(out);
        }
      }
    }
    return copy;
  }

  private Jars() {}
}
