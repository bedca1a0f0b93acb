/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a response but steps over its content: only fields named here are built.
 *
 * <p>Skipped text is never decoded, so the memory needed does not depend on the size of a
 * completion. A field appears only when it is whole, so a body that was cut has all of its usage or
 * none.
 */
final class LeanJson {
  /** Fields kept with everything in them. */
  private static final Set<String> WHOLE =
      Set.of(
          "usage",
          "usageMetadata",
          "tool_usage",
          "billed_units",
          "tokens",
          "x_groq",
          "amazon-bedrock-invocationMetrics",
          "webSearchQueries",
          "serviceTier",
          "performanceConfig",
          "incomplete_details");

  /** Objects and arrays kept with only those fields in them that are named here. */
  private static final Set<String> OUTLINE =
      Set.of(
          "action",
          "audio",
          "candidates",
          "choices",
          "data",
          "delta",
          "embeddings",
          "error",
          "groundingChunks",
          "groundingMetadata",
          "input",
          "input_audio_transcription",
          "interaction",
          "maps",
          "message",
          "messageStop",
          "meta",
          "metadata",
          "metrics",
          "output",
          "predictions",
          "promptRouter",
          "response",
          "results",
          "session",
          "statistics",
          "trace",
          "transcription");

  private static final Set<String> SCALARS =
      Set.of(
          "billableCharacterCount",
          "done",
          "done_reason",
          "duration",
          "error",
          "estimated_cost",
          "eval_count",
          "eval_duration",
          "event_type",
          "finishReason",
          "finish_reason",
          "generation_id",
          "generation_token_count",
          "id",
          "inputTextTokenCount",
          "invokedModelId",
          "item_id",
          "load_duration",
          "mimeType",
          "model",
          "modelVersion",
          "object",
          "prompt_eval_count",
          "prompt_eval_duration",
          "prompt_token_count",
          "request_id",
          "responseId",
          "response_id",
          "service_tier",
          "speed",
          "status",
          "stopReason",
          "stop_reason",
          "tokenCount",
          "token_count",
          "total_duration",
          "type");

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NODES = 20_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10_000)
                  .maxStringLength(16_384)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private final JsonParser parser;
  private int nodes;

  static JsonNode parse(InputStream json) {
    return parse(() -> JSON.createParser(json));
  }

  static JsonNode parse(byte[] json) {
    return parse(() -> JSON.createParser(json));
  }

  static JsonNode parse(String json) {
    return parse(() -> JSON.createParser(json));
  }

  private static JsonNode parse(Source source) {
    ObjectNode root = NODES.objectNode();
    try {
      JsonParser parser = source.open();
      try {
        return new LeanJson(parser).root(root);
      } finally {
        parser.close();
      }
    } catch (IOException e) {
      // A cut or malformed body still tells what came whole before the cut.
      return root;
    }
  }

  private LeanJson(JsonParser parser) {
    this.parser = parser;
  }

  private JsonNode root(ObjectNode root) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      return array(false, 0);
    }
    return token == JsonToken.START_OBJECT ? object(root, false, 0) : MissingNode.getInstance();
  }

  private ObjectNode object(ObjectNode object, boolean whole, int depth) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      boolean wholeField = whole || WHOLE.contains(name);
      boolean structure = parser.nextToken().isStructStart();
      if (wholeField || (structure ? OUTLINE : SCALARS).contains(name)) {
        JsonNode value = value(wholeField, depth + 1);
        if (value != null) {
          object.set(name, value);
        }
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private ArrayNode array(boolean whole, int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      // A scalar in an array that is not kept whole is content: a vector, a list of texts.
      JsonNode value = whole || token.isStructStart() ? value(whole, depth + 1) : null;
      if (value != null) {
        array.add(value);
      }
    }
    return array;
  }

  private @Nullable JsonNode value(boolean whole, int depth) throws IOException {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      parser.skipChildren();
      return null;
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(NODES.objectNode(), whole, depth);
      case START_ARRAY -> array(whole, depth);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? NODES.numberNode(parser.getBigIntegerValue())
        : NODES.numberNode(parser.getLongValue());
  }

  private interface Source {
    JsonParser open() throws IOException;
  }
}
