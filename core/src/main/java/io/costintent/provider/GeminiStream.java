/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.Usage;

/** The last usage counts all tokens, but each event shows only the searches made since. */
final class GeminiStream implements StreamUsageReader {
  private final MergingStream events;
  private final GeminiGrounding grounding = new GeminiGrounding();

  GeminiStream(MergingStream events) {
    this.events = events;
  }

  @Override
  public void accept(JsonNode event) {
    events.accept(event);
    grounding.accept(event);
  }

  @Override
  public ResponseFacts facts() {
    ResponseFacts facts = events.facts();
    Usage usage = facts.usage();
    if (usage == null) {
      return facts;
    }
    Tally tally = new Tally();
    tally.add(usage);
    grounding.addTo(tally);
    return facts.toBuilder().usage(tally.usage()).build();
  }

  @Override
  public boolean complete() {
    return events.complete();
  }

  @Override
  public boolean failed() {
    return events.failed();
  }
}
