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

/**
 * What streams of a client leave on the spans that Micrometer makes of Spring AI's observations.
 */
class OpenAiObservedStreamTest extends StreamCallConformance {
  private static final Models MODELS = Models.current();

  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  /** Spring AI keeps it to itself. */
  @Override
  protected boolean tellsServer() {
    return false;
  }

  /** They are those of Micrometer's bridge. */
  @Override
  protected boolean ownsSpans() {
    return false;
  }

  /** Modules of 1.1 keep the events to themselves by which providers end streams in error. */
  @Override
  protected boolean tellsOfErrorEvents() {
    return MODELS.isSecond();
  }

  /** Spring AI 2 makes zeros of it. */
  @Override
  protected CostReason missingUsage() {
    return MODELS.isSecond() ? CostReason.ALL_ZERO_USAGE : CostReason.NO_USAGE;
  }

  /** A subscriber asks for all there is. */
  @Override
  protected boolean readsAhead() {
    return true;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    return Doors.streamClient(
        Application.of(MODELS.openAi(), baseUrl)
            .tracked(tracking)
            .traced(openTelemetry())
            .configuration(Application.ModelsOnly.class)
            .start(),
        MODELS::openAiChat);
  }
}
