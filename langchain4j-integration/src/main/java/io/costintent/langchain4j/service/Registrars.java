/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.service;

import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.observability.api.DefaultAiServiceListenerRegistrar;
import dev.langchain4j.spi.observability.AiServiceListenerRegistrarFactory;
import io.costintent.call.Guarded;
import io.costintent.langchain4j.internal.Surroundings;

/**
 * What LangChain4j makes registrars of listeners with, one for each AI service, when it finds this
 * factory first: that of the next factory, or LangChain4j's own, with our listeners registered.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class Registrars implements AiServiceListenerRegistrarFactory {
  /** Creates the factory, for {@link java.util.ServiceLoader}. */
  public Registrars() {}

  @Override
  public AiServiceListenerRegistrar get() {
    AiServiceListenerRegistrar own = new DefaultAiServiceListenerRegistrar();
    AiServiceListenerRegistrar used =
        Guarded.get(
            "registrar of listeners",
            () ->
                Surroundings.factoryBesides(Registrars.class)
                    .map(AiServiceListenerRegistrarFactory::get)
                    .orElse(own),
            own);
    Guarded.run("registrar of listeners", () -> used.register(IntendedServices.listeners()));
    return used;
  }
}
