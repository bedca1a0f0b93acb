/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.clients.TokenCounter;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how many input tokens a request has at most: everything in it counts, by a {@link
 * TokenCounter} or by its length as JSON. Immutable and thread-safe.
 *
 * <p>Parts are told by their names, as in Converse and Nova, or by their {@code type}, as in the
 * bodies of Claude and of those who speak OpenAI's protocol.
 */
final class BedrockInput {
  private static final long OVERHEAD = 16;
  private static final int SIGNS = 4;

  /** Assumptions on the high side, those of Claude's own API; no contract of AWS backs them. */
  private static final long IMAGE_TOKENS = 4_784;

  private static final long TOOL_TOKENS = 530;

  private static final Set<String> IMAGES =
      Set.of("image", "inputImage", "image_url", "input_image");

  /** What nobody can know the tokens of: media, stored prompts, tools that the provider runs. */
  private static final Set<String> UNKNOWN =
      Set.of("video", "audio", "document", "file", "s3Location", "promptVariables", "systemTool");

  /** Below these stands somebody's own JSON, in which the names above mean nothing to us. */
  private static final Set<String> OPAQUE =
      Set.of(
          "input",
          "json",
          "inputSchema",
          "input_schema",
          "parameters",
          "arguments",
          "requestMetadata",
          "additionalModelRequestFields");

  private final TokenCounter counter;

  BedrockInput(TokenCounter counter) {
    this.counter = counter;
  }

  /** Returns the input tokens of a request at most, or null when nobody knows. */
  @Nullable Usage atMost(JsonNode request, String model) {
    Walk walk = new Walk(model);
    walk.add(request, false);
    boolean tools = !request.path("tools").isEmpty() || !request.path("toolConfig").isEmpty();
    return walk.usage(tools ? TOOL_TOKENS : 0);
  }

  /** Adds up one request. Not thread-safe; confined to one thread. */
  private final class Walk {
    private final String model;
    private long tokens = OVERHEAD;
    private long images;
    private boolean unknown;

    Walk(String model) {
      this.model = model;
    }

    void add(JsonNode value, boolean opaque) {
      if (value.isTextual()) {
        tokens += counter.atMost(model, value.textValue()) + SIGNS;
      } else if (value.isObject()) {
        addObject(value, opaque);
      } else if (value.isArray()) {
        value.forEach(element -> add(element, opaque));
        tokens += SIGNS;
      } else if (value.isBinary()) {
        unknown = true;
      } else {
        tokens += value.asText().length() + 1;
      }
    }

    private void addObject(JsonNode object, boolean opaque) {
      String type = opaque ? "" : object.path("type").asText();
      if (IMAGES.contains(type)) {
        images++;
        return;
      }
      unknown |= UNKNOWN.contains(type) && !isText(object);
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        addField(field.getKey(), field.getValue(), opaque);
      }
      tokens += SIGNS;
    }

    private void addField(String name, JsonNode value, boolean opaque) {
      tokens += counter.atMost(model, name) + SIGNS;
      if (!opaque && IMAGES.contains(name)) {
        images++;
        return;
      }
      unknown |= !opaque && UNKNOWN.contains(name) && !value.isEmpty() && !isText(value);
      add(value, opaque || OPAQUE.contains(name));
    }

    /** A document that is a text is as good as a text. */
    private boolean isText(JsonNode part) {
      JsonNode source = part.path("source");
      String type = source.path("type").asText();
      return source.has("text")
          || (source.has("content") && !source.has("bytes"))
          || type.equals("text")
          || type.equals("content");
    }

    @Nullable Usage usage(long more) {
      if (unknown) {
        return null;
      }
      long seen = images * IMAGE_TOKENS;
      Usage.Builder usage = Usage.builder().add(UsageUnit.INPUT_TOKENS, tokens + seen + more);
      return images == 0 ? usage.build() : usage.add(UsageUnit.INPUT_IMAGE_TOKENS, seen).build();
    }
  }
}
