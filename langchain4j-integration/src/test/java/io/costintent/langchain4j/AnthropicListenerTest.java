/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Chats with Anthropic's module, listened to. */
class AnthropicListenerTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.anthropic();
  }

  @Override
  protected boolean denies() {
    return false;
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        Models.anthropic(baseUrl, CostIntentChatModelListener.create(tracking, options)));
  }
}
