/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.call.Guarded;
import io.opentelemetry.javaagent.extension.AgentListener;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.lang.reflect.Method;

/** Learns the resource where a file says what it is, of which nobody is told. */
public final class AgentFileResource implements AgentListener {
  /** Creates it, for the agent. */
  public AgentFileResource() {}

  @Override
  public void afterAgent(AutoConfiguredOpenTelemetrySdk sdk) {
    if (AgentConfiguration.get().isOn() && Agent.resource().isEmpty()) {
      Guarded.run("resource", () -> Agent.resource().set(resource(sdk).getAttributes()));
    }
  }

  private static Resource resource(AutoConfiguredOpenTelemetrySdk sdk) {
    try {
      Method getter = AutoConfiguredOpenTelemetrySdk.class.getDeclaredMethod("getResource");
      getter.setAccessible(true);
      return (Resource) getter.invoke(sdk);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "rules by resource find none: OpenTelemetry does not say it", e);
    }
  }

  /** Before calls are looked at. */
  @Override
  public int order() {
    return -1;
  }
}
