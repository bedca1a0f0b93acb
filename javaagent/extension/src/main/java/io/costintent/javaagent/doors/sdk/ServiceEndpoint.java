/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Sdk;
import java.lang.reflect.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of a service go: all versions of the SDKs have the options of their client in a
 * field of the same name. Thread-safe.
 */
final class ServiceEndpoint {
  private static final String FIELD = "clientOptions";

  private final Sdk sdk;
  private final Endpoint unknown;
  private final ClassValue<Optional<Field>> fields =
      new ClassValue<>() {
        @Override
        protected Optional<Field> computeValue(Class<?> type) {
          return Optional.ofNullable(Guarded.get("options of a service", () -> field(type), null));
        }
      };

  ServiceEndpoint(Sdk sdk) {
    this.sdk = requireNonNull(sdk, "sdk");
    this.unknown = Endpoint.of(sdk, null);
  }

  private static Field field(Class<?> type) throws NoSuchFieldException {
    Field field = type.getDeclaredField(FIELD);
    field.setAccessible(true);
    return field;
  }

  Endpoint of(Object service) {
    Field field = fields.get(service.getClass()).orElse(null);
    return field == null
        ? unknown
        : Guarded.get("base URL", () -> read(field.get(service)), unknown);
  }

  private Endpoint read(@Nullable Object options) {
    return options == null ? unknown : Endpoint.of(sdk, sdk.baseUrl(options));
  }
}
