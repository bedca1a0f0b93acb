/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON in and out of the simulator. */
final class Json {
  private static final ObjectMapper mapper = new ObjectMapper();

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a line of JSON Lines. */
  static byte[] line(JsonNode node) {
    return (node.toString() + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the object that {@code text} is, for scripts: anything else is the caller's error. */
  static ObjectNode parseObject(String what, String text) {
    try {
      if (mapper.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(what + ": " + text + " (expected: a JSON object)", e);
    }
    throw new IllegalArgumentException(what + ": " + text + " (expected: a JSON object)");
  }

  /** Returns what a client sent, or a missing node when it is not a JSON object. */
  static JsonNode parseBody(byte[] body) {
    try {
      JsonNode node = mapper.readTree(body);
      return node.isObject() ? node : mapper.missingNode();
    } catch (JsonProcessingException e) {
      return mapper.missingNode();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Json() {}
}
