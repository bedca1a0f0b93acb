/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads the extension without the agent, whose names for OpenTelemetry its classes get all the
 * same. Thread-safe.
 */
final class ExtensionLoader extends URLClassLoader {
  private static final String AGENT = "io/opentelemetry/javaagent/shaded/";

  private static final List<ConstantPool.Renaming> RENAMINGS =
      List.of(
          new ConstantPool.Renaming("io/opentelemetry/api/", AGENT + "io/opentelemetry/api/"),
          new ConstantPool.Renaming(
              "io/opentelemetry/context/", AGENT + "io/opentelemetry/context/"),
          new ConstantPool.Renaming(
              "io/opentelemetry/common/", AGENT + "io/opentelemetry/common/"));

  ExtensionLoader(URL extension) {
    super(new URL[] {extension}, ExtensionLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] defined = in.readAllBytes();
      for (ConstantPool.Renaming renaming : RENAMINGS) {
        defined = renaming.apply(defined);
      }
      return defineClass(name, defined, 0, defined.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
