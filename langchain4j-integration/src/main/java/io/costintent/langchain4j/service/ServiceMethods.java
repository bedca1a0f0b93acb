/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.service;

import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.internal.Surroundings;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What AI services and their methods say of their intent. Keeps no class alive. Thread-safe. */
final class ServiceMethods {
  private final ClassValue<Map<Method, CostIntent>> intents =
      new ClassValue<>() {
        @Override
        protected Map<Method, CostIntent> computeValue(Class<?> service) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Returns what {@code service} says, refined by what its method says. */
  CostIntent intent(Class<?> service, Method method) {
    Map<Method, CostIntent> known = intents.get(service);
    CostIntent intent = known.get(method);
    if (intent == null) {
      intent = read(service).refinedBy(of(method.getAnnotation(CostIntended.class)));
      known.put(method, intent);
    }
    return intent;
  }

  /** Annotations of the interfaces that an interface extends are not inherited by themselves. */
  private static CostIntent read(Class<?> service) {
    CostIntent intent = CostIntent.none();
    for (Class<?> extended : service.getInterfaces()) {
      intent = intent.refinedBy(read(extended));
    }
    return intent.refinedBy(of(service.getAnnotation(CostIntended.class)));
  }

  private static CostIntent of(@Nullable CostIntended annotation) {
    return annotation == null ? CostIntent.none() : CostIntent.of(annotation);
  }

  /**
   * Returns what a method says that is known by name; of several of that name, the one that takes
   * the arguments. None when the class is not found.
   */
  CostIntent intent(String service, String method, List<?> arguments) {
    Class<?> type = Surroundings.classOf(service);
    Method called = type == null ? null : find(type, method, arguments);
    return type == null || called == null ? CostIntent.none() : intent(type, called);
  }

  private static @Nullable Method find(Class<?> service, String name, List<?> arguments) {
    for (Method method : service.getMethods()) {
      if (method.getName().equals(name)
          && !method.isBridge()
          && takes(method.getParameterTypes(), arguments)) {
        return method;
      }
    }
    return null;
  }

  private static boolean takes(Class<?>[] types, List<?> arguments) {
    if (types.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Object argument = arguments.get(i);
      if (!types[i].isPrimitive() && argument != null && !types[i].isInstance(argument)) {
        return false;
      }
    }
    return true;
  }
}
