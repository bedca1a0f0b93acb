/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Chats with Gemini's module, wrapped. */
class GeminiModuleTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    // LangChain4j asks Gemini for content as it asks any model for a chat.
    Sample gemini = Sample.gemini();
    return new Sample(
        gemini.provider(), "chat", gemini.wire(), gemini.usage(), gemini.cost(), gemini.text());
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        TrackedModels.wrap(
            GoogleAiGeminiChatModel.builder()
                .baseUrl(baseUrl + "/v1beta")
                .apiKey("simulated")
                .modelName(Harness.MODEL)
                .maxRetries(0)
                .build(),
            tracking,
            options));
  }
}
