/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.util.Map;

/** Images with the model of OpenAI's module. */
class OpenAiImageTest extends ModelCallConformance<ModelDoor> {
  private static final Models MODELS = Models.current();

  /** Responses of 1.1 have no usage: what was drawn is counted. */
  @Override
  protected Sample sample() {
    Sample sample = Sample.openAiImages();
    return MODELS.isSecond()
        ? sample
        : new Sample(
            sample.provider(),
            sample.operation(),
            sample.wire(),
            Map.of(UsageUnit.OUTPUT_IMAGES, 1L),
            "0.04",
            "");
  }

  /** Spring AI keeps it to itself. */
  @Override
  protected boolean tellsServer() {
    return false;
  }

  /** An observation cannot change what is asked; only a wrapped model can. */
  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    return Doors.image(
        Application.of(MODELS.openAi(), baseUrl).tracked(tracking).start(), MODELS::openAiImage);
  }
}
