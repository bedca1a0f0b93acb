/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.proxy;

import io.costintent.internal.Guard;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a library's objects by the names of their getters, where it depends on its modules and
 * versions which classes there are and what they have. Keeps no class alive. Thread-safe.
 *
 * @since 0.1
 */
public final class Getters {
  private final ClassValue<Map<String, Optional<Method>>> found =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Creates getters that have looked nothing up yet; one serves many classes. */
  public Getters() {}

  /**
   * Returns what a public getter returns, the value of an optional; null when there is none, or
   * when it fails.
   */
  public @Nullable Object get(Object target, String name) {
    Method method = getter(target.getClass(), name).orElse(null);
    return method == null
        ? null
        : Guard.get("getter", () -> unwrapped(method.invoke(target)), null);
  }

  /** Whether there is a public getter of this name. */
  public boolean has(Object target, String name) {
    return getter(target.getClass(), name).isPresent();
  }

  /** Returns a text, or null when there is none or an empty one. */
  public @Nullable String text(Object target, String name) {
    Object value = get(target, name);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  /** Returns a whole number, or null when there is none. */
  public @Nullable Long number(Object target, String name) {
    return get(target, name) instanceof Number number ? number.longValue() : null;
  }

  private Optional<Method> getter(Class<?> type, String name) {
    Map<String, Optional<Method>> known = found.get(type);
    Optional<Method> getter = known.get(name);
    if (getter == null) {
      getter = find(type, name);
      known.put(name, getter);
    }
    return getter;
  }

  private static @Nullable Object unwrapped(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? optional.getAsLong() : null;
    }
    return value;
  }

  private static Optional<Method> find(Class<?> type, String name) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == 0
          && !method.isBridge()
          && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
        return Optional.of(method);
      }
    }
    return findInherited(type, name);
  }

  /** A class that is not public may have getters of interfaces and classes that are. */
  private static Optional<Method> findInherited(Class<?> type, String name) {
    Class<?> superclass = type.getSuperclass();
    Stream<Class<?>> supertypes =
        superclass == null
            ? Stream.of(type.getInterfaces())
            : Stream.concat(Stream.of(type.getInterfaces()), Stream.of(superclass));
    return supertypes.map(it -> find(it, name)).flatMap(Optional::stream).findFirst();
  }
}
