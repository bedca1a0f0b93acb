/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.costintent.usage.Usage;

/** The part of reading that all shapes share; a subclass knows where one shape puts its facts. */
abstract class ShapeReader implements UsageReader {
  private final String name;

  ShapeReader(String name) {
    this.name = name;
  }

  /** Returns the response in an event that may only carry it. */
  JsonNode unwrap(JsonNode event) {
    return event;
  }

  /** Returns the part of the response that holds the counts. */
  JsonNode usageOf(JsonNode response) {
    return response.path("usage");
  }

  /** Takes the facts other than usage; {@code usage} may be missing. */
  abstract void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts);

  /** Counts; {@code response} is missing where only the usage part is known. */
  abstract void measure(JsonNode response, JsonNode usage, Tally tally);

  /** Counts what a response without a usage part shows, if that is what is billed. */
  void measureWithoutUsage(JsonNode response, Tally tally) {}

  /** Whether nothing that changes the facts follows this event of a stream. */
  abstract boolean isFinal(JsonNode event);

  /** Whether an event of a stream says that the stream failed. */
  boolean isError(JsonNode event) {
    return ErrorEvents.isError(event);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public ResponseFacts read(JsonNode response) {
    JsonNode body = unwrap(response);
    return body.isObject() ? read(body, usageOf(body)) : ResponseFacts.unknown();
  }

  @Override
  public ResponseFacts readUsage(JsonNode usage) {
    return usage.isObject() ? read(MissingNode.getInstance(), usage) : ResponseFacts.unknown();
  }

  private ResponseFacts read(JsonNode response, JsonNode usage) {
    ResponseFacts.Builder facts = ResponseFacts.builder();
    describe(response, usage, facts);
    Tally tally = new Tally();
    if (usage.isObject() && !usage.isEmpty()) {
      measure(response, usage, tally);
    } else {
      measureWithoutUsage(response, tally);
    }
    Usage counted = tally.usage();
    return facts.usage(counted).build();
  }

  @Override
  public StreamUsageReader stream() {
    return new MergingStream(this);
  }

  /** Returns the name; not a contract. */
  @Override
  public String toString() {
    return name;
  }
}
