/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.service;

import dev.langchain4j.invocation.InvocationParameters;
import io.costintent.call.Guarded;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in for an AI service, whose methods run with the intent that they state. */
final class IntendedService extends Forwarding {
  private final ServiceMethods serviceMethods = new ServiceMethods();
  private final Class<?> type;

  IntendedService(Class<?> type, Object target) {
    super(new Methods(), target);
    this.type = type;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Context context =
        Guarded.get(
            "intent of an AI service",
            () -> IntentContext.with(Context.current(), stated(method, arguments)),
            Context.current());
    try (Scope ignored = context.makeCurrent()) {
      return onService(target(), method, arguments);
    }
  }

  /** LangChain4j's services are proxies, and their interfaces need not be public. */
  private @Nullable Object onService(Object service, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return Proxy.isProxyClass(service.getClass())
        ? Proxy.getInvocationHandler(service).invoke(service, method, arguments)
        : forward(method, arguments);
  }

  /** Whether the methods of a service can be called from here. */
  static boolean isCallable(Class<?> type, Object service) {
    return Proxy.isProxyClass(service.getClass()) || Modifier.isPublic(type.getModifiers());
  }

  private CostIntent stated(Method method, Object @Nullable [] arguments) {
    CostIntent intent = serviceMethods.intent(type, method);
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      if (arguments[i] instanceof InvocationParameters parameters) {
        return intent.refinedBy(Invocation.stated(parameters));
      }
    }
    return intent;
  }
}
