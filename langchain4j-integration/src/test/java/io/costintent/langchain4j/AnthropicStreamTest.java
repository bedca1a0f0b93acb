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

/** Streams of Anthropic's module, wrapped. */
class AnthropicStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.anthropic();
  }

  /** {@code message_start} and {@code content_block_start}. */
  @Override
  protected int eventsBeforeChunks() {
    return 2;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(TrackedModels.wrap(Models.anthropicStreams(baseUrl), tracking, options));
  }
}
