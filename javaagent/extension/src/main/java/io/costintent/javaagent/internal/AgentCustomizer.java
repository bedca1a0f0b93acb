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
 * Puts our parts into the agent's OpenTelemetry, where properties configure it: the profile, intent
 * and cost on spans, no intent in requests to providers. Learns the resource from it. Nothing of
 * that where we are off.
 *
 * @since 0.1
 */
public final class AgentCustomizer implements AutoConfigurationCustomizerProvider {
  private final SdkCustomizer parts = new SdkCustomizer();

  /** Creates it, for the agent. */
  public AgentCustomizer() {}

  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    AgentConfiguration configuration = AgentConfiguration.get();
    sdk.addPropertiesSupplier(configuration::properties);
    if (!configuration.isOn()) {
      return;
    }
    parts.customize(sdk);
    sdk.addPropagatorCustomizer((propagator, config) -> new ProviderSafePropagator(propagator));
    sdk.addResourceCustomizer((resource, config) -> {
      Agent.resource().set(resource.getAttributes());
      return resource;
    });
  }

  @Override
  public int order() {
    return parts.order();
  }
}
