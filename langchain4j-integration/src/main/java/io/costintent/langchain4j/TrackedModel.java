/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.call.ModelCall;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.opentelemetry.context.Scope;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Stands in for a model and records its calls; whatever else it has is passed on. */
final class TrackedModel extends Forwarding {
  private final ModelInvocations invocations;

  TrackedModel(Methods methods, Object target, ModelInvocations invocations) {
    super(methods, target);
    this.invocations = invocations;
  }

  @Override
  protected boolean runsDefault(Method method) {
    return !invocations.calls().isEntry(method);
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null
        || arguments.length == 0
        || !invocations.calls().isCall(method.getName())) {
      return forward(method, arguments);
    }
    ModelInvocation invocation = invocations.start(target(), arguments);
    return invocation.isDenied() ? null : invocation.returned(run(invocation, method));
  }

  private @Nullable Object run(ModelInvocation invocation, Method method) throws Throwable {
    ModelCall call = invocation.call();
    return call == null
        ? within(invocation, method)
        : call.<@Nullable Object, Throwable>run(() -> within(invocation, method));
  }

  private @Nullable Object within(ModelInvocation invocation, Method method) throws Throwable {
    try (Scope ignored = invocation.context().makeCurrent()) {
      return forward(method, invocation.arguments());
    }
  }
}
