/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.place.ProviderSafePropagator;
import io.costintent.otel.internal.SdkCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;

/**
 * Puts our parts into the agent's SDK, where properties configure it, learns its resource, and
 * keeps intent out of requests to providers; nothing when we are off.
 */
public final class AgentCustomizer implements AutoConfigurationCustomizerProvider {
  private final SdkCustomizer parts = new SdkCustomizer();

  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    AgentConfiguration configuration = AgentConfiguration.get();
    sdk.addPropertiesSupplier(() -> configuration.settings().profile().properties());
    if (configuration.isOn()) {
      parts.customize(sdk);
      sdk.addPropagatorCustomizer((propagator, config) -> new ProviderSafePropagator(propagator));
      sdk.addResourceCustomizer(
          (resource, config) -> {
            Agent.resource().set(resource.getAttributes());
            return resource;
          });
    }
  }

  @Override
  public int order() {
    return parts.order();
  }
}
