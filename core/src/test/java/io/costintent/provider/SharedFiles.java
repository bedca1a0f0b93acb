/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds files of the folder {@code shared} next to the repository, which may not be there. */
final class SharedFiles {
  static @Nullable Path find(String name) {
    String configured = System.getenv("COSTINTENT_SHARED_DIR");
    if (configured != null) {
      Path file = Path.of(configured, name);
      return Files.exists(file) ? file : null;
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path file = dir.resolve("shared").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }

  private SharedFiles() {}
}
