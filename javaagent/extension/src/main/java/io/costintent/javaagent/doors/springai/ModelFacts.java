/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.springai;

import io.costintent.call.Guarded;
import io.costintent.javaagent.doors.BaseUrls;
import io.costintent.springai.ModelOptions;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What models do not tell of themselves: the URL that they call, and whether they call an SDK in
 * which there is a door, too.
 */
final class ModelFacts {
  private static final String SPRING_AI = "org.springframework.ai.";
  private static final BaseUrls URLS = new BaseUrls(SPRING_AI);

  /** Packages of the SDKs' clients, which models have in fields. */
  private static final List<String> SDKS =
      List.of(
          "com.anthropic.",
          "com.azure.ai.openai.",
          "com.google.genai.",
          "com.openai.",
          "software.amazon.awssdk.services.bedrockruntime.");

  static ModelOptions optionsOf(Object model) {
    ModelOptions options = Guarded.get("base URL", () -> at(model), ModelOptions.defaults());
    boolean onAnSdk = Guarded.get("SDK of a model", () -> isOnAnSdk(model.getClass()), false);
    return onAnSdk ? options.enclosing() : options;
  }

  private static ModelOptions at(Object model) throws IllegalAccessException {
    String url = URLS.of(model);
    return url == null ? ModelOptions.defaults() : ModelOptions.defaults().withBaseUrl(url);
  }

  private static boolean isOnAnSdk(@Nullable Class<?> type) {
    if (type == null || !type.getName().startsWith(SPRING_AI)) {
      return false;
    }
    for (Field field : type.getDeclaredFields()) {
      if (SDKS.stream().anyMatch(field.getType().getName()::startsWith)) {
        return true;
      }
    }
    return isOnAnSdk(type.getSuperclass());
  }

  private ModelFacts() {}
}
