/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.clients.json.SdkJson;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how many input tokens a request has at most.
 *
 * <p>Everything that is sent counts, whether the model gets to see it or not: texts by a {@link
 * TokenCounter}, names, numbers and the signs between them by their length as JSON, which is more
 * than the marks that providers put around messages. Pictures count as the largest there are. A
 * request with a part that nobody can know has no bound. Nothing of the request is kept. Immutable
 * and thread-safe.
 *
 * @since 0.1
 */
public final class InputBound {
  private static final long OVERHEAD = 16;
  private static final int SIGNS = 4;

  /** Below these stands somebody's own JSON, in which a {@code type} means nothing to us. */
  private static final Set<String> OPAQUE =
      Set.of("input_schema", "parameters", "schema", "arguments", "metadata");

  private final @Nullable SdkJson json;
  private final PartTypes types;
  private final TokenCounter counter;

  /** Returns a bound for the requests of one SDK, which {@code json} writes. */
  public static InputBound create(SdkJson json, PartTypes types, TokenCounter counter) {
    return new InputBound(requireNonNull(json, "json"), types, counter);
  }

  /** Returns a bound for requests that are JSON already. */
  public static InputBound create(PartTypes types, TokenCounter counter) {
    return new InputBound(null, types, counter);
  }

  private InputBound(@Nullable SdkJson json, PartTypes types, TokenCounter counter) {
    this.json = json;
    this.types = requireNonNull(types, "types");
    this.counter = requireNonNull(counter, "counter");
  }

  /** Returns the input tokens of a body at most, or null when nobody knows. */
  public @Nullable Usage atMost(Object body, String model) {
    return atMost(body, model, Set.of());
  }

  /**
   * Returns the input tokens of a body at most, or null when nobody knows.
   *
   * @param tokens fields whose numbers are tokens
   */
  public @Nullable Usage atMost(Object body, String model, Set<String> tokens) {
    Walk walk = new Walk(model);
    for (Map.Entry<String, JsonNode> field : tree(body).properties()) {
      if (types.unknownFields().contains(field.getKey()) && !field.getValue().isNull()) {
        return null;
      }
      walk.top(field.getKey(), field.getValue(), tokens.contains(field.getKey()));
    }
    return walk.usage();
  }

  private JsonNode tree(Object body) {
    return json == null ? (JsonNode) body : Outline.read(json, body);
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

    void top(String name, JsonNode value, boolean numbersAreTokens) {
      if (name.equals("tools") && !value.isEmpty()) {
        tokens += types.toolTokens();
        for (JsonNode tool : value) {
          unknown |= !types.localTools().contains(tool.path("type").asText("custom"));
        }
        add(value, true, false);
      } else {
        tokens += name.length() + SIGNS;
        add(value, OPAQUE.contains(name), numbersAreTokens);
      }
    }

    private void add(JsonNode value, boolean opaque, boolean numbersAreTokens) {
      if (value.isTextual()) {
        tokens += counter.atMost(model, value.textValue()) + SIGNS;
      } else if (value.isObject()) {
        addObject(value, opaque);
      } else if (value.isArray()) {
        value.forEach(element -> add(element, opaque, numbersAreTokens));
        tokens += SIGNS;
      } else {
        tokens += numbersAreTokens && value.isNumber() ? 1 : value.asText().length() + 1;
      }
    }

    private void addObject(JsonNode value, boolean opaque) {
      String type = opaque ? null : value.path("type").textValue();
      if (type != null && types.images().contains(type)) {
        images++;
        return;
      }
      unknown |= type != null && isUnknown(type, value);
      boolean ownInput = type != null && type.endsWith("tool_use");
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String name = field.getKey();
        tokens += ByteCounter.bytes(name) + SIGNS;
        boolean below = opaque || OPAQUE.contains(name) || (ownInput && name.equals("input"));
        add(field.getValue(), below, false);
      }
      tokens += SIGNS;
    }

    /** A document that is a text is as good as a text. */
    private boolean isUnknown(String type, JsonNode value) {
      String source = value.path("source").path("type").asText();
      return types.unknown().contains(type) && !source.equals("text") && !source.equals("content");
    }

    @Nullable Usage usage() {
      if (unknown) {
        return null;
      }
      long seen = images * types.imageTokens();
      Usage.Builder usage = Usage.builder().add(UsageUnit.INPUT_TOKENS, tokens + seen);
      return images == 0 ? usage.build() : usage.add(UsageUnit.INPUT_IMAGE_TOKENS, seen).build();
    }
  }
}
