/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.Guarded;
import org.jspecify.annotations.Nullable;

/** Where vendors have the limit on output in the body of a request that does not set one. */
enum InvokeLimit {
  /** Claude's body always has one; of others nobody knows. */
  NONE(null, ""),
  NOVA("inferenceConfig", "maxTokens"),
  TITAN("textGenerationConfig", "maxTokenCount"),
  LLAMA(null, "max_gen_len"),
  PLAIN(null, "max_tokens");

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final @Nullable String parent;
  private final String field;

  InvokeLimit(@Nullable String parent, String field) {
    this.parent = parent;
    this.field = field;
  }

  static InvokeLimit of(String model) {
    return switch (BedrockModel.vendor(model)) {
      case "amazon" -> model.contains("titan") ? TITAN : NOVA;
      case "meta" -> LLAMA;
      case "cohere", "mistral", "openai" -> PLAIN;
      default -> NONE;
    };
  }

  /** Returns the same body with this limit; the very same when it is not a JSON object. */
  byte[] set(byte[] body, long limit) {
    return Guarded.get(
        "output limit",
        () -> {
          JsonNode json = MAPPER.readTree(body);
          if (this == NONE || !(json instanceof ObjectNode object)) {
            return body;
          }
          ObjectNode owner = parent == null ? object : object.withObjectProperty(parent);
          owner.put(field, limit);
          return MAPPER.writeValueAsBytes(object);
        },
        body);
  }
}
