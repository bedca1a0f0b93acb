/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.internal;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * The agent whose AI service is invoked next on this thread: LangChain4j tells the listeners of
 * agents right before it invokes the service, and the listeners of services nothing of agents.
 *
 * @param service the interface that it is
 * @param attributes for the spans of its model calls
 * @param caller where the system of agents was invoked
 */
public record NextAgent(String service, Attributes attributes, Context caller) {
  private static final ThreadLocal<NextAgent> NOTED = new ThreadLocal<>();

  /** Notes an agent. */
  public static void note(NextAgent agent) {
    NOTED.set(agent);
  }

  /** Forgets what was noted, when the agent has ended. */
  public static void forget() {
    NOTED.remove();
  }

  /** Returns the agent that is {@code service}, or null. */
  public static @Nullable NextAgent of(String service) {
    NextAgent noted = NOTED.get();
    return noted == null || !noted.service.equals(service) ? null : noted;
  }
}
