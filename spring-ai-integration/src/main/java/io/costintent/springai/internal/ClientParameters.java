/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.internal;

import io.costintent.intent.CostIntent;
import io.costintent.springai.intent.CallIntent;
import io.micrometer.observation.Observation;
import org.springframework.ai.chat.client.advisor.observation.AdvisorObservationContext;
import org.springframework.ai.chat.client.observation.ChatClientObservationContext;

/** What requests of a {@code ChatClient} say of themselves. */
public final class ClientParameters {
  /** Returns the intent that a request states, for its client or for one of its advisors. */
  public static CostIntent intent(Observation.ContextView observation) {
    if (observation instanceof ChatClientObservationContext client) {
      return CallIntent.of(client.getRequest().context());
    }
    return observation instanceof AdvisorObservationContext advisor
        ? CallIntent.of(advisor.getChatClientRequest().context())
        : CostIntent.none();
  }

  /** Whether this is a request whose answer is streamed. */
  public static boolean isStream(Observation.ContextView observation) {
    return observation instanceof ChatClientObservationContext client && client.isStream();
  }

  private ClientParameters() {}
}
