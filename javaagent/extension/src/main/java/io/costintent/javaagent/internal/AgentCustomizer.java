/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.place.ProviderSafePropagator;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;

/**
 * Learns the resource from the agent's OpenTelemetry, and keeps intent out of requests to
 * providers.
 *
 * @since 0.1
 */
public final class AgentCustomizer implements AutoConfigurationCustomizerProvider {
  /** Creates it, for the agent. */
  public AgentCustomizer() {}

  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    sdk.addPropagatorCustomizer((propagator, config) -> new ProviderSafePropagator(propagator));
    sdk.addResourceCustomizer(
        (resource, config) -> {
          Agent.resource().set(resource.getAttributes());
          return resource;
        });
  }
}
