/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads each event like a response of its own; what a later one says wins. */
final class MergingStream implements StreamUsageReader {
  private static final int MAX_REASONS = 64;

  private final ShapeReader reader;
  private final ResponseFacts.Builder merged = ResponseFacts.builder();
  private final Set<String> finishReasons = new LinkedHashSet<>();
  private boolean complete;
  private boolean failed;

  MergingStream(ShapeReader reader) {
    this.reader = reader;
  }

  @Override
  public void accept(JsonNode event) {
    ResponseFacts facts = reader.read(event);
    merged.merge(facts);
    if (finishReasons.size() < MAX_REASONS) {
      finishReasons.addAll(facts.finishReasons());
    }
    complete |= reader.isFinal(event);
    failed |= reader.isError(event);
  }

  @Override
  public ResponseFacts facts() {
    ResponseFacts facts = merged.finishReasons(List.copyOf(finishReasons)).build();
    return complete ? facts : facts.withFlaw(UsageFlaw.PARTIAL);
  }

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public boolean failed() {
    return failed;
  }
}
