/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Chats by OpenAI's Responses, wrapped. */
class ResponsesModuleTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    OpenAiResponsesChatModel model =
        OpenAiResponsesChatModel.builder()
            .baseUrl(baseUrl + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .build();
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(TrackedModels.wrap(model, tracking, options));
  }
}
