/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.internal;

import io.opentelemetry.api.common.Attributes;

/**
 * The agent whose AI service is invoked next on this thread: LangChain4j tells the listeners of
 * agents right before it invokes the service, and the listeners of services nothing of agents.
 */
public final class NextAgent {
  private static final ThreadLocal<Noted> NOTED = new ThreadLocal<>();

  /**
   * Notes an agent.
   *
   * @param service the interface that it is
   * @param attributes for the spans of its model calls
   */
  public static void note(String service, Attributes attributes) {
    NOTED.set(new Noted(service, attributes));
  }

  /** Forgets what was noted, when the agent has ended. */
  public static void forget() {
    NOTED.remove();
  }

  /** Returns the attributes of the agent that is {@code service}, none when there is none. */
  public static Attributes of(String service) {
    Noted noted = NOTED.get();
    return noted == null || !noted.service.equals(service) ? Attributes.empty() : noted.attributes;
  }

  private record Noted(String service, Attributes attributes) {}

  private NextAgent() {}
}
