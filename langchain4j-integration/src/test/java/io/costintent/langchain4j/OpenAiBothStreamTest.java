/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.CostTracking;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Streams of OpenAI's module, wrapped and listened to: recorded once. */
class OpenAiBothStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(
        TrackedModels.wrap(
            Models.openAiStreams(baseUrl, CostIntentChatModelListener.create(tracking, options)),
            tracking,
            options));
  }
}
