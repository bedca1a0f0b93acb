/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Chats with the model of Anthropic's module. */
class AnthropicChatTest extends ModelCallConformance<ModelDoor> {
  private static final Models MODELS = Models.current();

  @Override
  protected Sample sample() {
    return Sample.anthropic();
  }

  /** Spring AI keeps it to itself. */
  @Override
  protected boolean tellsServer() {
    return false;
  }

  /** An observation cannot change what is asked; only a wrapped model can. */
  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    return Doors.chat(
        Application.of(MODELS.anthropic(), baseUrl).tracked(tracking).start(),
        MODELS::anthropicChat);
  }
}
