/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ExtendedDeclarativeConfigProperties;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Makes the properties of a nested component look like those of a top-level one, as exporters
 * expect. A proxy, because the interfaces grow from version to version.
 */
final class NestedProperties {
  /** Returns {@code nested} with the surroundings of {@code enclosing}. */
  static DeclarativeConfigProperties of(
      DeclarativeConfigProperties nested, DeclarativeConfigProperties enclosing) {
    if (!(enclosing instanceof ExtendedDeclarativeConfigProperties)) {
      return nested;
    }
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object target =
              method.getDeclaringClass() == ExtendedDeclarativeConfigProperties.class
                  ? enclosing
                  : nested;
          try {
            return method.invoke(target, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return (DeclarativeConfigProperties)
        Proxy.newProxyInstance(
            ExtendedDeclarativeConfigProperties.class.getClassLoader(),
            new Class<?>[] {ExtendedDeclarativeConfigProperties.class},
            handler);
  }

  private NestedProperties() {}
}
