/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.config.OtelFile;
import io.costintent.javaagent.place.ProviderSafePropagator;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code costintent} among the propagators of a configuration file: those that are described below
 * it, in the words of the file's own section, without the intent in requests to providers.
 */
public final class AgentPropagator implements ComponentProvider {
  /** Creates it, for OpenTelemetry. */
  public AgentPropagator() {}

  @Override
  public Class<TextMapPropagator> getType() {
    return TextMapPropagator.class;
  }

  @Override
  public String getName() {
    return OtelFile.COMPONENT;
  }

  @Override
  public TextMapPropagator create(DeclarativeConfigProperties config) {
    Map<String, DeclarativeConfigProperties> described = new LinkedHashMap<>();
    for (DeclarativeConfigProperties one : config.getStructuredList("composite", List.of())) {
      for (String name : one.getPropertyKeys()) {
        described.put(name, one.getStructured(name, DeclarativeConfigProperties.empty()));
      }
    }
    for (String name : config.getString("composite_list", "").split(",", -1)) {
      if (!name.isBlank() && !name.strip().equals("none")) {
        described.putIfAbsent(name.strip(), DeclarativeConfigProperties.empty());
      }
    }
    return new ProviderSafePropagator(
        TextMapPropagator.composite(
            described.entrySet().stream()
                .map(entry -> propagator(entry.getKey(), entry.getValue(), config))
                .toList()));
  }

  private static TextMapPropagator propagator(
      String name, DeclarativeConfigProperties settings, DeclarativeConfigProperties config) {
    if (name.equals("tracecontext")) {
      return W3CTraceContextPropagator.getInstance();
    }
    if (name.equals("baggage")) {
      return W3CBaggagePropagator.getInstance();
    }
    for (ComponentProvider component : config.getComponentLoader().load(ComponentProvider.class)) {
      if (component.getType() == TextMapPropagator.class && component.getName().equals(name)) {
        return (TextMapPropagator) component.create(settings);
      }
    }
    throw new ConfigurationException(
        "costintent.composite: " + name + " (expected: a propagator on the class path)");
  }
}
