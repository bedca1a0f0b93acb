/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import io.costintent.proxy.Forwarding;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A client or a service of an SDK, whose calls are observed, as are those of its services. */
final class ObservedService extends Forwarding {
  private static final String WITH_OPTIONS = "withOptions";
  private static final Object[] NOTHING = {};

  private final CallObserver observer;
  private final ClientEndpoint endpoint;

  ObservedService(CallObserver observer, Object target, ClientEndpoint endpoint) {
    super(observer.methods(), target);
    this.observer = observer;
    this.endpoint = endpoint;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && arguments.length > 0 && arguments[0] != null) {
      Operation<?> operation = observer.sdk().operation(method.getName(), arguments[0]);
      if (operation != null) {
        return call(operation, method, arguments);
      }
      BatchStep step = observer.sdk().batchStep(method.getName(), arguments[0]);
      if (step != null) {
        return batch(step, method, arguments);
      }
    }
    Object result = forward(method, arguments);
    Class<?> type = method.getReturnType();
    if (result == null) {
      return null;
    }
    if (!observer.sdk().isService(type)) {
      Object[] given = arguments == null ? NOTHING : arguments;
      return Guarded.get("helper", () -> observer.sdk().rebound(result, proxy, given), result);
    }
    return Guarded.get("service", () -> wrap(type, result, method), result);
  }

  private @Nullable Object call(Operation<?> operation, Method method, Object[] arguments)
      throws Throwable {
    boolean streaming = observer.sdk().isStreaming(method.getName());
    ObservedCall call = observer.start(operation, arguments[0], streaming, endpoint.get());
    Object[] sent = arguments.clone();
    sent[0] = call.params();
    return call.returned(
        call.call().<@Nullable Object, Throwable>run(() -> send(call, method, sent)));
  }

  private @Nullable Object send(ObservedCall call, Method method, Object[] arguments)
      throws Throwable {
    Sdk sdk = observer.sdk();
    RawRoutes routes = observer.rawRoutes();
    return sdk.readsHeaders(target()) && routes.lead(method, sdk)
        ? routes.call(target(), method, arguments, sdk, call)
        : forward(method, arguments);
  }

  private @Nullable Object batch(BatchStep step, Method method, Object[] arguments)
      throws Throwable {
    ObservedBatch batch = observer.begin(step, arguments[0], endpoint.get());
    Object[] sent = arguments.clone();
    sent[0] = batch.params();
    return batch.returned(forward(method, sent));
  }

  private Object wrap(Class<?> type, Object service, Method method) {
    ClientEndpoint its =
        method.getName().equals(WITH_OPTIONS)
            ? new ClientEndpoint(observer.sdk(), type, service)
            : endpoint;
    return proxy(type, new ObservedService(observer, service, its));
  }
}
