/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.ollama.OllamaChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.util.Map;

/** Chats with Ollama's module, wrapped. */
class OllamaModuleTest extends ModelCallConformance<ModelDoor> {
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
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        TrackedModels.wrap(
            OllamaChatModel.builder()
                .baseUrl(baseUrl.toString())
                .modelName(Harness.MODEL)
                .maxRetries(0)
                .build(),
            tracking,
            options));
  }
}
