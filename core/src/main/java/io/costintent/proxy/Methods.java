/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.proxy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of a library's interfaces, so that what they throw arrives as it is.
 *
 * <p>Keeps what it looked up, so one serves all stand-ins of a kind. Thread-safe.
 *
 * @since 0.1
 */
public final class Methods {
  private static final Object[] NO_ARGUMENTS = {};
  private static final MethodType ON_TARGET =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private final Map<Method, MethodHandle> handles = new ConcurrentHashMap<>();
  private final Map<Implementation, Boolean> inherited = new ConcurrentHashMap<>();

  /**
   * Returns what {@code method} of {@code target} returns, null for void; throws what it throws.
   */
  public @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    MethodHandle handle = handles.get(method);
    if (handle == null) {
      handle = handle(method);
      handles.put(method, handle);
    }
    Object[] passed = arguments == null ? NO_ARGUMENTS : arguments;
    return (Object) handle.invokeExact(target, passed);
  }

  private static MethodHandle handle(Method method) throws IllegalAccessException {
    return MethodHandles.publicLookup()
        .unreflect(method)
        .asFixedArity()
        .asSpreader(Object[].class, method.getParameterCount())
        .asType(ON_TARGET);
  }

  /** Whether {@code type} leaves {@code method} as the interface implements it. */
  public boolean isInherited(Method method, Class<?> type) {
    if (!method.isDefault()) {
      return false;
    }
    return inherited.computeIfAbsent(new Implementation(type, method), Implementation::isInherited);
  }

  private record Implementation(Class<?> type, Method method) {
    /** Looks among the public methods, which is where interface methods are implemented. */
    boolean isInherited() {
      for (Method candidate : type.getMethods()) {
        if (candidate.getName().equals(method.getName())
            && !candidate.getDeclaringClass().isInterface()
            && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
          return false;
        }
      }
      return true;
    }
  }
}
