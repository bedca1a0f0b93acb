/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.langchain4j;

import io.costintent.call.Guarded;
import io.costintent.langchain4j.ModelOptions;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What models do not tell of themselves: the URL that they call, and whether they call an SDK in
 * which there is a door, too.
 */
final class ModelFacts {
  private static final String LANGCHAIN4J = "dev.langchain4j.";
  private static final String BASE_URL = "baseUrl";
  private static final List<String> ON_AN_SDK =
      List.of(
          "dev.langchain4j.model.azure.",
          "dev.langchain4j.model.bedrock.",
          "dev.langchain4j.model.openaiofficial.");

  static ModelOptions optionsOf(Object model) {
    ModelOptions options = Guarded.get("base URL", () -> at(model), ModelOptions.defaults());
    String name = model.getClass().getName();
    return ON_AN_SDK.stream().anyMatch(name::startsWith) ? options.enclosing() : options;
  }

  private static ModelOptions at(Object model) throws IllegalAccessException {
    String url = baseUrl(model);
    return url == null ? ModelOptions.defaults() : ModelOptions.defaults().withBaseUrl(url);
  }

  /** Returns what a model of LangChain4j's own has, or the client in it, under this name. */
  private static @Nullable String baseUrl(Object model) throws IllegalAccessException {
    for (Class<?> type = model.getClass();
        type != null && type.getName().startsWith(LANGCHAIN4J);
        type = type.getSuperclass()) {
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

  private static boolean isLikely(Field field) {
    return isBaseUrl(field)
        || (!Modifier.isStatic(field.getModifiers())
            && field.getType().getName().startsWith(LANGCHAIN4J));
  }

  private static boolean isBaseUrl(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && field.getName().equals(BASE_URL);
  }

  private static @Nullable String ofClient(Object client) throws IllegalAccessException {
    for (Class<?> type = client.getClass();
        type != null && type.getName().startsWith(LANGCHAIN4J);
        type = type.getSuperclass()) {
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

  private ModelFacts() {}
}
