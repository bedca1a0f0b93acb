/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that classes of an SDK keep to themselves, whatever their version. Thread-safe.
 *
 * @since 0.1
 */
public final class PrivateField {
  private final String name;
  private final ClassValue<Optional<Field>> fields =
      new ClassValue<>() {
        @Override
        protected Optional<Field> computeValue(Class<?> type) {
          return Guarded.get("field of an SDK", () -> find(type), Optional.empty());
        }
      };

  /** Creates the field of this name. */
  public PrivateField(String name) {
    this.name = requireNonNull(name, "name");
  }

  private Optional<Field> find(Class<?> type) {
    Optional<Field> found =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> field.getName().equals(name))
            .findFirst();
    found.ifPresent(field -> field.setAccessible(true));
    return found;
  }

  /** Returns what {@code owner} has there; null also when its class has no such field. */
  public @Nullable Object of(@Nullable Object owner) {
    Field field = owner == null ? null : fields.get(owner.getClass()).orElse(null);
    return field == null
        ? null
        : Guarded.<@Nullable Object>get("field of an SDK", () -> field.get(owner), null);
  }
}
