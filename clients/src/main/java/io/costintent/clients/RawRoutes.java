/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls the way that the services of OpenAI's SDK make them themselves: {@code
 * withRawResponse().create(params).parse()}. In between, headers can be seen. Thread-safe.
 */
final class RawRoutes {
  private static final String RAW = "withRawResponse";

  private final Methods methods;
  private final Map<Method, Optional<Route>> routes = new ConcurrentHashMap<>();

  RawRoutes(Methods methods) {
    this.methods = methods;
  }

  /** Whether there is a raw response for what {@code method} returns. */
  boolean lead(Method method, Sdk sdk) {
    return routes.computeIfAbsent(method, plain -> Route.find(plain, sdk)).isPresent();
  }

  /** Returns what {@code method} returns; throws what it throws. */
  @SuppressWarnings("FutureReturnValueIgnored") // it is returned, as what the SDK's method returns
  @Nullable Object call(
      Object service, Method method, Object[] arguments, Sdk sdk, ObservedCall observed)
      throws Throwable {
    Route route = routes.getOrDefault(method, Optional.empty()).orElseThrow();
    Object raw = methods.call(service, route.raw(), null);
    Object response = raw == null ? null : methods.call(raw, route.method(), arguments);
    if (response instanceof CompletableFuture<?> future) {
      return future.thenApply(arrived -> observed.parsed(sdk, arrived));
    }
    return response == null ? null : observed.parsed(sdk, response);
  }

  /**
   * @param raw what returns the service's raw counterpart
   * @param method the method of the same name and arguments there
   */
  private record Route(Method raw, Method method) {
    static Optional<Route> find(Method plain, Sdk sdk) {
      for (Method candidate : plain.getDeclaringClass().getMethods()) {
        if (candidate.getName().equals(RAW) && candidate.getParameterCount() == 0) {
          return Arrays.stream(candidate.getReturnType().getMethods())
              .filter(method -> isTwin(method, plain, sdk))
              .findFirst()
              .map(method -> new Route(candidate, method));
        }
      }
      return Optional.empty();
    }

    private static boolean isTwin(Method raw, Method plain, Sdk sdk) {
      boolean isFuture = CompletableFuture.class.isAssignableFrom(plain.getReturnType());
      Class<?> expected = isFuture ? CompletableFuture.class : sdk.rawResponseType();
      return raw.getName().equals(plain.getName())
          && Arrays.equals(raw.getParameterTypes(), plain.getParameterTypes())
          && expected.isAssignableFrom(raw.getReturnType());
    }
  }
}
