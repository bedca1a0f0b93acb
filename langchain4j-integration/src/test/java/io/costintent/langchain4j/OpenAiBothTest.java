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

/** Chats with OpenAI's module, wrapped and listened to: recorded once. */
class OpenAiBothTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        TrackedModels.wrap(
            Models.openAi(baseUrl, CostIntentChatModelListener.create(tracking, options)),
            tracking,
            options));
  }
}
