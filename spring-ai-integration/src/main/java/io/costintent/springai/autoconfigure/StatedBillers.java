/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.costintent.call.Guarded;
import io.costintent.springai.ModelOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Who is paid for models, by the application's properties: {@code
 * costintent.spring-ai.providers.openai}, else the host of {@code spring.ai.openai.base-url}.
 * Thread-safe.
 */
final class StatedBillers implements Function<String, ModelOptions> {
  private static final String STATED = "costintent.spring-ai.providers";

  private final Environment environment;
  private final Map<String, String> providers;
  private final Map<String, ModelOptions> known = new ConcurrentHashMap<>();

  StatedBillers(Environment environment) {
    this.environment = environment;
    this.providers =
        Binder.get(environment)
            .bind(STATED, Bindable.mapOf(String.class, String.class))
            .orElse(Map.of());
  }

  @Override
  public ModelOptions apply(String system) {
    return known.computeIfAbsent(system, this::read);
  }

  private ModelOptions read(String system) {
    ModelOptions options = ModelOptions.defaults();
    String provider = providers.getOrDefault(system, providers.get(system.replace('_', '-')));
    if (provider != null) {
      options = options.withProvider(provider);
    }
    String module = "spring.ai." + system.replace("_", "");
    String url = property(module + ".chat.base-url");
    if (url == null) {
      url = property(module + ".base-url");
    }
    ModelOptions stated = options;
    String baseUrl = url;
    return baseUrl == null
        ? stated
        : Guarded.get("base URL", () -> stated.withBaseUrl(baseUrl), stated);
  }

  private @Nullable String property(String name) {
    String value = environment.getProperty(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
