/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds the URL that a framework's models call, which they tell nobody. Thread-safe. */
public final class BaseUrls {
  private static final String BASE_URL = "baseUrl";

  private final String framework;

  /**
   * Creates a finder.
   *
   * @param framework how the names of the framework's own classes begin; no others are looked into
   */
  public BaseUrls(String framework) {
    this.framework = requireNonNull(framework, "framework");
  }

  /** Returns what a model of the framework's own has, or the client in it, under this name. */
  public @Nullable String of(Object model) throws IllegalAccessException {
    for (Class<?> type = model.getClass(); isOwn(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object value = isLikely(field) ? read(field, model) : null;
        String url = value instanceof String own ? own : value == null ? null : ofClient(value);
        if (url != null) {
          return url;
        }
      }
    }
    return null;
  }

  private boolean isOwn(@Nullable Class<?> type) {
    return type != null && type.getName().startsWith(framework);
  }

  private boolean isLikely(Field field) {
    return isBaseUrl(field) || (!Modifier.isStatic(field.getModifiers()) && isOwn(field.getType()));
  }

  private static boolean isBaseUrl(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && field.getName().equals(BASE_URL);
  }

  private @Nullable String ofClient(Object client) throws IllegalAccessException {
    for (Class<?> type = client.getClass(); isOwn(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object url = isBaseUrl(field) ? read(field, client) : null;
        if (url != null) {
          return url.toString();
        }
      }
    }
    return null;
  }

  private static @Nullable Object read(Field field, Object owner) throws IllegalAccessException {
    field.setAccessible(true);
    return field.get(owner);
  }
}
