/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an object of a library: passes every method on, those of later versions too, and
 * lets a subclass see some of them.
 *
 * <p>Overloads that the library's interface implements by calling another one run here, so that the
 * other one is seen. What the object throws arrives as it is. Thread-safe if subclasses are.
 *
 * @since 0.1
 */
public abstract class Forwarding implements InvocationHandler {
  private final Methods methods;
  private final Object target;

  /**
   * Creates a stand-in.
   *
   * @param methods shared by stand-ins of one kind, since it remembers what it looked up
   * @param target what it stands for
   */
  protected Forwarding(Methods methods, Object target) {
    this.methods = methods;
    this.target = target;
  }

  /** Returns an object of {@code type} that does what {@code handler} says. */
  public static Object proxy(Class<?> type, Forwarding handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** Returns what {@code object} forwards to, or null when it is not one of ours. */
  public static @Nullable Object targetOf(@Nullable Object object) {
    return object != null
            && Proxy.isProxyClass(object.getClass())
            && Proxy.getInvocationHandler(object) instanceof Forwarding forwarding
        ? forwarding.target
        : null;
  }

  @Override
  public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method.getName(), arguments);
    }
    if (runsDefault(method) && methods.isInherited(method, target.getClass())) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return observe(proxy, method, arguments);
  }

  @SuppressWarnings("ReferenceEquality") // two stand-ins are equal when they stand for one object
  private Object ofObject(Object proxy, String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "equals" ->
          arguments != null && (proxy == arguments[0] || target == targetOf(arguments[0]));
      case "hashCode" -> target.hashCode();
      default -> target.toString();
    };
  }

  /** Whether a default method that the target does not override runs here, not on the target. */
  protected boolean runsDefault(Method method) {
    return true;
  }

  /** Returns the result of a method, after or around {@link #forward}. */
  protected abstract @Nullable Object observe(
      Object proxy, Method method, Object @Nullable [] arguments) throws Throwable;

  /** Returns what the object's method returns, null for void; throws what it throws. */
  protected final @Nullable Object forward(Method method, Object @Nullable [] arguments)
      throws Throwable {
    return methods.call(target, method, arguments);
  }

  /** What this stands for. */
  protected final Object target() {
    return target;
  }

  /** What calls its methods. */
  protected final Methods methods() {
    return methods;
  }
}
