/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Golden cases beside the repository, which may be absent. */
final class SharedFiles {
  private static final Map<String, List<GoldenCase>> READ = new ConcurrentHashMap<>();

  private SharedFiles() {}

  /** The directory with the cases, or null. */
  static @Nullable Path golden() {
    String configured = System.getenv("COSTINTENT_SHARED_DIR");
    if (configured != null) {
      return existing(Path.of(configured, "golden"));
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path found = existing(up.resolve("shared").resolve("golden"));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The cases of a file, or none when it is absent. */
  static Stream<GoldenCase> cases(String file) {
    return READ.computeIfAbsent(file, SharedFiles::read).stream();
  }

  private static List<GoldenCase> read(String file) {
    Path golden = golden();
    try {
      return golden == null ? List.of() : GoldenCase.shared(golden.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path existing(Path directory) {
    return Files.isDirectory(directory) ? directory : null;
  }
}
