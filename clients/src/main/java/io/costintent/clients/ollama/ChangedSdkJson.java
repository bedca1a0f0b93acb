/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.request.OllamaCommonRequest;
import io.github.ollama4j.utils.Utils;

/**
 * Requests with another's body, with changes, whatever else this version of the SDK has in it; the
 * SDK's own mapper writes them.
 */
final class ChangedSdkJson {
  private static final ObjectMapper mapper = Utils.getObjectMapper();

  static OllamaChatRequest of(OllamaChatRequest original) {
    return new Chat(original);
  }

  static OllamaGenerateRequest of(OllamaGenerateRequest original) {
    return new Generate(original);
  }

  static OllamaEmbedRequest of(OllamaEmbedRequest original, String model) {
    return new Embed(original, model);
  }

  private static ObjectNode changed(Object original, OllamaCommonRequest changes) {
    ObjectNode body = mapper.valueToTree(original);
    body.put("model", changes.getModel()).put("stream", changes.isStream());
    if (changes.getOptions() != null) {
      body.set("options", mapper.valueToTree(changes.getOptions()));
    }
    return body;
  }

  private ChangedSdkJson() {}

  private static final class Chat extends OllamaChatRequest {
    private final OllamaChatRequest original;

    Chat(OllamaChatRequest original) {
      this.original = original;
      ChatOperation.copy(original, this);
    }

    @JsonValue
    ObjectNode body() {
      return changed(original, this);
    }
  }

  /** Besides, what the SDK asks a request for. */
  private static final class Generate extends OllamaGenerateRequest {
    private final OllamaGenerateRequest original;

    Generate(OllamaGenerateRequest original) {
      super(original.getModel(), original.getPrompt());
      this.original = original;
      setRaw(original.isRaw());
      setThink(original.getThink());
      setFormat(original.getFormat());
      setOptions(original.getOptions());
      setStream(original.isStream());
    }

    @JsonValue
    ObjectNode body() {
      return changed(original, this);
    }
  }

  private static final class Embed extends OllamaEmbedRequest {
    private final OllamaEmbedRequest original;

    Embed(OllamaEmbedRequest original, String model) {
      super(model, original.getInput());
      this.original = original;
    }

    @JsonValue
    ObjectNode body() {
      ObjectNode body = mapper.valueToTree(original);
      return body.put("model", getModel());
    }
  }
}
