/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;

/**
 * Loads what the agent's jar hides from applications, as the agent does, where no agent runs.
 * Thread-safe.
 */
final class EmbeddedLoader extends ClassLoader {
  private static final String HIDDEN = "inst/";

  private final ClassLoader jar;

  EmbeddedLoader() {
    super(EmbeddedLoader.class.getClassLoader());
    this.jar = EmbeddedLoader.class.getClassLoader();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String entry = HIDDEN + name.replace('.', '/') + ".classdata";
    try (InputStream in = jar.getResourceAsStream(entry)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] defined = in.readAllBytes();
      return defineClass(name, defined, 0, defined.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected URL findResource(String name) {
    return jar.getResource(HIDDEN + name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return jar.getResources(HIDDEN + name);
  }
}
