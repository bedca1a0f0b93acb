/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Has budget-redis and its client, out of a jar within ours: what nobody configures is not even a
 * name in the jar that the agent opens. Thread-safe.
 */
final class RedisClassLoader extends URLClassLoader {
  /** Its name, for who must not link it. */
  static final String NAME = "io.costintent.javaagent.internal.RedisClassLoader";

  private static final String RESOURCE = "/costintent-javaagent-redis.jar";

  static {
    registerAsParallelCapable();
  }

  private RedisClassLoader(URL jar) {
    super("costintent-redis", new URL[] {jar}, RedisClassLoader.class.getClassLoader());
  }

  /** Returns one that reads a copy of the jar, which goes when the JVM ends. */
  static RedisClassLoader open() throws IOException {
    try (InputStream nested = RedisClassLoader.class.getResourceAsStream(RESOURCE)) {
      if (nested == null) {
        throw new IOException("no " + RESOURCE + " (expected: the extension's own jar)");
      }
      Path copy = Files.createTempFile("costintent-redis", ".jar");
      copy.toFile().deleteOnExit();
      Files.copy(nested, copy, StandardCopyOption.REPLACE_EXISTING);
      return new RedisClassLoader(copy.toUri().toURL());
    }
  }
}
