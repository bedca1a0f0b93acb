/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.gaos.models.interactions.CreateModelInteraction;
import com.google.genai.gaos.models.interactions.Interaction;
import com.google.genai.gaos.models.interactions.InteractionSSEStreamEvent;
import com.google.genai.gaos.models.interactions.InteractionsInput;
import com.google.genai.gaos.models.interactions.StepDelta;
import com.google.genai.gaos.models.interactions.TextDelta;
import com.google.genai.gaos.models.operations.CreateInteractionRequestBody;

/** What is sent as an interaction, and the text of what comes back. */
final class InteractionClients {
  static CreateInteractionRequestBody request(String model, String prompt, boolean stream) {
    return CreateInteractionRequestBody.of(
        CreateModelInteraction.builder().model(model).input(InteractionsInput.of(prompt)).stream(
                stream)
            .build());
  }

  static String text(Interaction interaction) {
    return interaction.outputText().orElse("");
  }

  static String text(InteractionSSEStreamEvent event) {
    boolean delta =
        event.data().orElse(null) instanceof StepDelta step
            && step.delta().orElse(null) instanceof TextDelta;
    return delta
        ? ((TextDelta) ((StepDelta) event.data().orElseThrow()).delta().orElseThrow())
            .text()
            .orElse("")
        : "";
  }

  private InteractionClients() {}
}
