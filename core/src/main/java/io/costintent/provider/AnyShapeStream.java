/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Waits for the first event whose shape is clear and reads the stream as that from there on. */
final class AnyShapeStream implements StreamUsageReader {
  private final AnyShapeReader any;
  private @Nullable StreamUsageReader chosen;
  private boolean failed;
  private ResponseFacts metrics = ResponseFacts.unknown();

  AnyShapeStream(AnyShapeReader any) {
    this.any = any;
  }

  @Override
  public void accept(JsonNode event) {
    failed |= ErrorEvents.isError(event);
    JsonNode closing = event.path(BedrockTextReader.METRICS);
    if (closing.isObject()) {
      metrics = new BedrockTextReader().readUsage(closing);
    }
    if (chosen == null) {
      UsageReader reader = any.readerOf(event);
      chosen = reader == null ? null : reader.stream();
    }
    if (chosen != null) {
      chosen.accept(event);
    }
  }

  /** The model's own count tells more than Bedrock's closing metrics, which stand in for it. */
  @Override
  public ResponseFacts facts() {
    ResponseFacts facts = chosen == null ? ResponseFacts.unknown() : chosen.facts();
    return facts.hasUsage() ? facts : facts.toBuilder().merge(metrics).build();
  }

  @Override
  public boolean complete() {
    return metrics.usage() != null || (chosen != null && chosen.complete());
  }

  @Override
  public boolean failed() {
    return failed;
  }
}
