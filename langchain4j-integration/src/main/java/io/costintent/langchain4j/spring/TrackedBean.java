/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.spring;

import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;

/** Sends the calls of a bean's models through their stand-ins; whatever else it has stays. */
final class TrackedBean implements MethodInterceptor {
  private final Map<Class<?>, Object> tracked;
  private final Methods methods = new Methods();
  private final Map<Method, Optional<Target>> targets = new ConcurrentHashMap<>();

  private TrackedBean(Map<Class<?>, Object> tracked) {
    this.tracked = tracked;
  }

  /**
   * Returns what stands in for a bean.
   *
   * @param tracked the stand-ins by the interfaces they are of
   */
  static Object of(Object bean, Map<Class<?>, Object> tracked) {
    ProxyFactory factory = new ProxyFactory(bean);
    factory.setProxyTargetClass(hasOpenMethods(bean.getClass()));
    factory.addAdvice(new TrackedBean(tracked));
    return factory.getProxy(bean.getClass().getClassLoader());
  }

  /** A final method would run on the subclass, which has none of the bean's state. */
  private static boolean hasOpenMethods(Class<?> bean) {
    if (Modifier.isFinal(bean.getModifiers())) {
      return false;
    }
    for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        if (Modifier.isFinal(modifiers)
            && !Modifier.isStatic(modifiers)
            && !Modifier.isPrivate(modifiers)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    Method method = invocation.getMethod();
    Target target = targets.computeIfAbsent(method, this::find).orElse(null);
    return target == null
        ? invocation.proceed()
        : methods.call(target.standIn, target.method, invocation.getArguments());
  }

  private Optional<Target> find(Method method) {
    return tracked.entrySet().stream()
        .flatMap(entry ->
            Arrays.stream(entry.getKey().getMethods())
                .filter(it -> isSame(it, method))
                .map(it -> new Target(entry.getValue(), it)))
        .findFirst();
  }

  private static boolean isSame(Method ofInterface, Method called) {
    return ofInterface.getName().equals(called.getName())
        && !Modifier.isStatic(ofInterface.getModifiers())
        && Arrays.equals(ofInterface.getParameterTypes(), called.getParameterTypes());
  }

  private record Target(Object standIn, Method method) {}
}
