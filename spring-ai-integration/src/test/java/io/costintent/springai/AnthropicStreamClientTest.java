/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.CostTracking;
import io.costintent.cost.CostReason;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Streams of Anthropic's module through a client, whose model is tapped. */
class AnthropicStreamClientTest extends StreamCallConformance {
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

  /** Modules of 1.1 keep the events to themselves by which providers end streams in error. */
  @Override
  protected boolean tellsOfErrorEvents() {
    return MODELS.isSecond();
  }

  /** {@code message_start} and {@code content_block_start}. */
  @Override
  protected int eventsBeforeChunks() {
    return 2;
  }

  /** The SDK of Spring AI 2 insists on it. */
  @Override
  protected @Nullable CostReason missingUsage() {
    return MODELS.isSecond() ? null : CostReason.NO_USAGE;
  }

  /** A subscriber asks for all there is. */
  @Override
  protected boolean readsAhead() {
    return true;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    return Doors.streamClient(
        Application.of(MODELS.anthropic(), baseUrl).tracked(tracking).start(),
        MODELS::anthropicChat);
  }
}
