/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the agent and one class loader of the application meet: doors and what they are built of
 * are defined here, from the agent's bytes, and see the application's version of the library on the
 * one side and the agent's own core on the other. Thread-safe.
 */
final class AdapterClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** Packages that name types of libraries. */
  private static final List<String> DEFINED =
      List.of(
          "io.costintent.javaagent.doors.",
          "io.costintent.clients.",
          "io.costintent.langchain4j.",
          "io.costintent.springai.");

  private static final List<String> OF_THE_AGENT =
      List.of("io.costintent.", "io.opentelemetry.javaagent.");

  /** In the names of classes that see the library's own Jackson. */
  private static final String OF_THE_LIBRARY = "SdkJson";

  /** Joined here, as the build would relocate the name of a package that stands whole. */
  private static final ConstantPool.Renaming LIBRARY_JACKSON =
      new ConstantPool.Renaming(
          "io/costintent/javaagent/shaded/jackson/",
          String.join("/", "com", "fasterxml", "jackson", ""));

  private final ClassLoader agent;
  private final ClassLoader application;
  private final Map<String, DoorSlot> slots = new HashMap<>();

  AdapterClassLoader(ClassLoader agent, ClassLoader application) {
    super("costintent-adapter", application);
    this.agent = agent;
    this.application = application;
  }

  /** Returns the slot of the door of this name; made once. */
  DoorSlot slot(String door, Function<ClassLoader, DoorSlot> made) {
    synchronized (slots) {
      DoorSlot slot = slots.get(door);
      if (slot == null) {
        slot = made.apply(this);
        slots.put(door, slot);
      }
      return slot;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = find(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    if (startsWithOne(name, DEFINED)) {
      return define(name);
    }
    return (startsWithOne(name, OF_THE_AGENT) ? agent : application).loadClass(name);
  }

  private static boolean startsWithOne(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream bytes = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] read = bytes.readAllBytes();
      byte[] defined = name.contains(OF_THE_LIBRARY) ? LIBRARY_JACKSON.apply(read) : read;
      return defineClass(
          name, defined, 0, defined.length, AdapterClassLoader.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
