/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.costintent.proxy.Getters;
import io.costintent.springai.internal.ClientParameters;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;

/** Tells whether an observation is one of a stream, which only the later generation says. */
final class Streams {
  private static final String CLIENT =
      "org.springframework.ai.chat.client.observation.ChatClientObservationContext";
  private static final String SAYS_SO = "isStreaming";

  private final Getters getters = new Getters();

  /** Whether models of this generation of Spring AI run tools themselves. */
  boolean isFirstGeneration(Observation.ContextView chat) {
    return !getters.has(chat, SAYS_SO);
  }

  /** Whether a model's observation is known to be one of a stream, when it starts. */
  boolean isStreaming(Observation.ContextView model) {
    return model instanceof ChatModelObservationContext
        && (Boolean.TRUE.equals(getters.get(model, SAYS_SO)) || isBelowStream(model));
  }

  private static boolean isBelowStream(Observation.ContextView model) {
    @Nullable ObservationView at = model.getParentObservation();
    while (at != null && !(at.getContextView() instanceof ToolCallingObservationContext)) {
      Observation.ContextView context = at.getContextView();
      if (context.getClass().getName().equals(CLIENT)) {
        return ClientParameters.isStream(context);
      }
      at = context.getParentObservation();
    }
    return false;
  }
}
