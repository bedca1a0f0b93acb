/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.util.Map;

/** Streams of Ollama's module, wrapped. */
class OllamaStreamModuleTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    // LangChain4j does not hand on for how long Ollama computed.
    Sample ollama = Sample.ollama();
    Map<UsageUnit, Long> tokens =
        Map.of(UsageUnit.INPUT_TOKENS, 1000L, UsageUnit.OUTPUT_TOKENS, 100L);
    return new Sample(
        ollama.provider(), "chat", ollama.wire(), tokens, ollama.cost(), ollama.text());
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        TrackedModels.wrap(
            OllamaStreamingChatModel.builder()
                .baseUrl(baseUrl.toString())
                .modelName(Harness.MODEL)
                .build(),
            tracking,
            options));
  }
}
