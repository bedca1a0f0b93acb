/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Streams of Gemini's module, wrapped. */
class GeminiStreamModuleTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    // LangChain4j asks Gemini for content as it asks any model for a chat.
    Sample gemini = Sample.gemini();
    return new Sample(
        gemini.provider(), "chat", gemini.wire(), gemini.usage(), gemini.cost(), gemini.text());
  }

  /** The module takes an error event for the end of the answer. */
  @Override
  protected boolean tellsOfErrorEvents() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        TrackedModels.wrap(
            GoogleAiGeminiStreamingChatModel.builder()
                .baseUrl(baseUrl + "/v1beta")
                .apiKey("simulated")
                .modelName(Harness.MODEL)
                .build(),
            tracking,
            options));
  }
}
