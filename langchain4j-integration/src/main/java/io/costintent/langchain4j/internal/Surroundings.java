/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.internal;

import dev.langchain4j.spi.observability.AiServiceListenerRegistrarFactory;
import io.costintent.call.Guarded;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** What of the application is found by its class loaders. Thread-safe. */
public final class Surroundings {
  /** Returns the class of this name, as the application or this library sees it, or null. */
  public static @Nullable Class<?> classOf(String name) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    ClassLoader seen = application == null ? Surroundings.class.getClassLoader() : application;
    return Guarded.<@Nullable Class<?>>get(
        "class of an AI service", () -> Class.forName(name, false, seen), null);
  }

  /**
   * Returns the factory of listener registrars that LangChain4j would take if there were none of
   * type {@code ours}: it takes one, whichever it finds first.
   */
  public static Optional<AiServiceListenerRegistrarFactory> factoryBesides(Class<?> ours) {
    return ServiceLoader.load(AiServiceListenerRegistrarFactory.class).stream()
        .filter(provider -> provider.type() != ours)
        .findFirst()
        .map(ServiceLoader.Provider::get);
  }

  private Surroundings() {}
}
