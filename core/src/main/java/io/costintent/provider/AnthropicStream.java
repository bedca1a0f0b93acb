/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins the usage of {@code message_start} and {@code message_delta}, field by field.
 *
 * <p>The counts of a later event are totals that replace earlier ones, never increments, but the
 * later event leaves out the cache split and the tier that the first one told.
 */
final class AnthropicStream implements StreamUsageReader {
  private static final int MAX_FIELDS = 64;

  private final AnthropicReader reader;
  private final ObjectNode usage = JsonNodeFactory.instance.objectNode();
  private final ResponseFacts.Builder merged = ResponseFacts.builder();
  private boolean complete;
  private boolean failed;

  AnthropicStream(AnthropicReader reader) {
    this.reader = reader;
  }

  @Override
  public void accept(JsonNode event) {
    failed |= ErrorEvents.isError(event);
    JsonNode body = reader.unwrap(event);
    if (!body.isObject()) {
      return;
    }
    ResponseFacts.Builder facts = ResponseFacts.builder();
    JsonNode part = reader.usageOf(body);
    reader.describe(body, part, facts);
    merged.merge(facts.build());
    for (Map.Entry<String, JsonNode> field : part.properties()) {
      put(field.getKey(), field.getValue());
    }
    complete |= reader.isFinal(event);
  }

  private void put(String name, JsonNode value) {
    JsonNode known = usage.path(name);
    // Totals never fall: gateways send a zero in one of the two events for what the other counts.
    boolean falls = known.isIntegralNumber() && value.asLong() < known.asLong();
    if (!value.isNull() && !falls && usage.size() < MAX_FIELDS) {
      usage.set(name, value);
    }
  }

  @Override
  public ResponseFacts facts() {
    @Nullable Usage counted = reader.readUsage(usage).usage();
    ResponseFacts facts = merged.usage(counted).build();
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
