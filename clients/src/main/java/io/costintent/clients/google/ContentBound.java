/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.clients.TokenCounter;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how many input tokens a request of generateContent or an embedding has at most.
 *
 * <p>Everything that is sent counts: texts by a {@link TokenCounter}, names, numbers and signs by
 * their length as JSON. Nothing of the request is kept. Immutable and thread-safe.
 */
final class ContentBound {
  /**
   * A picture is taken for at most sixteen tiles of 258 tokens, and tools to bring 256 tokens with
   * them: assumptions on the high side, which no contract of the provider backs.
   */
  static final long IMAGE_TOKENS = 16 * 258;

  static final long TOOL_TOKENS = 256;

  private static final long OVERHEAD = 16;
  private static final int SIGNS = 4;

  /** What stands for input that is not in the request. */
  private static final Set<String> ELSEWHERE = Set.of("cachedContent", "videoMetadata");

  /** Below these stands somebody's own JSON, in which no name means anything to us. */
  private static final Set<String> OPAQUE =
      Set.of("functionDeclarations", "args", "response", "responseSchema", "responseJsonSchema");

  private final TokenCounter counter;

  ContentBound(TokenCounter counter) {
    this.counter = counter;
  }

  /** Returns the input tokens of a body at most, or null when nobody knows. */
  @Nullable Usage atMost(ObjectNode body, String model) {
    Walk walk = new Walk(model);
    walk.add(body, false);
    return walk.usage();
  }

  /** Adds up one body. Not thread-safe; confined to one thread. */
  private final class Walk {
    private final String model;
    private long tokens = OVERHEAD;
    private long images;
    private boolean unknown;

    Walk(String model) {
      this.model = model;
    }

    private void add(JsonNode value, boolean opaque) {
      if (value.isTextual()) {
        tokens += counter.atMost(model, value.textValue()) + SIGNS;
      } else if (value.isObject()) {
        addObject(value, opaque);
      } else if (value.isArray()) {
        value.forEach(element -> add(element, opaque));
        tokens += SIGNS;
      } else {
        tokens += value.asText().length() + 1;
      }
    }

    private void addObject(JsonNode object, boolean opaque) {
      tokens += SIGNS;
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String name = field.getKey();
        tokens += TokenCounter.bytes().atMost(model, name) + SIGNS;
        if (opaque) {
          add(field.getValue(), true);
        } else {
          addField(name, field.getValue());
        }
      }
    }

    private void addField(String name, JsonNode value) {
      switch (name) {
        case "inlineData", "fileData" -> addData(value);
        case "tools" -> addTools(value);
        default -> {
          unknown |= ELSEWHERE.contains(name);
          add(value, OPAQUE.contains(name));
        }
      }
    }

    /** Nobody knows how long a sound, a film or a document is. */
    private void addData(JsonNode data) {
      boolean picture = data.path("mimeType").asText().startsWith("image/");
      unknown |= !picture;
      images += picture ? 1 : 0;
    }

    /** What the provider runs itself may feed any number of tokens back. */
    private void addTools(JsonNode tools) {
      tokens += tools.isEmpty() ? 0 : TOOL_TOKENS;
      for (JsonNode tool : tools) {
        unknown |= tool.size() != 1 || !tool.has("functionDeclarations");
      }
      add(tools, true);
    }

    @Nullable Usage usage() {
      if (unknown) {
        return null;
      }
      long seen = images * IMAGE_TOKENS;
      Usage.Builder usage = Usage.builder().add(UsageUnit.INPUT_TOKENS, tokens + seen);
      return images == 0 ? usage.build() : usage.add(UsageUnit.INPUT_IMAGE_TOKENS, seen).build();
    }
  }
}
