/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.clients.Operation;
import io.costintent.clients.PartTypes;
import io.costintent.clients.TokenCounter;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model calls of Cohere's API, by the end of their path. */
final class CohereOperations {
  private static final UsageUnit CLASSIFICATIONS = UsageUnit.of("classifications");

  /**
   * A picture is taken for at most 4,096 tokens, and tools to bring 1,024 with them: assumptions on
   * the high side, which no contract of the provider backs.
   */
  private static final PartTypes PARTS =
      new PartTypes(
          Set.of("image_url"),
          4_096,
          Set.of(),
          Set.of("function", "custom"),
          1_024,
          Set.of("conversation_id", "connectors"));

  /** A query and up to so many documents are one search unit. */
  private static final int DOCUMENTS_PER_UNIT = 100;

  /** Longer documents count as several; half of their 500 tokens may be the query's. */
  private static final int BYTES_PER_DOCUMENT = 250;

  static Map<String, Operation<WireRequest>> byPath(TokenCounter counter) {
    InputBound input = InputBound.create(PARTS, counter);
    CohereOperation chat = new CohereOperation(ModelRequest.CHAT, true, input::atMost);
    CohereOperation text = new CohereOperation(ModelRequest.TEXT_COMPLETION, true, input::atMost);
    CohereOperation embed =
        new CohereOperation(
            ModelRequest.EMBEDDINGS, false, (body, model) -> embedded(input, body, model));
    CohereOperation rerank =
        new CohereOperation("rerank", false, (body, model) -> searchUnits(body));
    CohereOperation classify =
        new CohereOperation("classify", false, (body, model) -> classifications(body));
    return Map.of(
        "v2/chat", chat,
        "v2/embed", embed,
        "v2/rerank", rerank,
        "v1/chat", chat,
        "v1/embed", embed,
        "v1/rerank", rerank,
        "v1/classify", classify,
        "v1/generate", text,
        "v1/summarize", text);
  }

  /** Of pictures to embed nobody knows the tokens, and the older models count them otherwise. */
  private static @Nullable Usage embedded(InputBound input, ObjectNode body, String model) {
    Usage bound = body.path("images").isEmpty() ? input.atMost(body, model) : null;
    return bound == null || bound.has(UsageUnit.INPUT_IMAGE_TOKENS) ? null : bound;
  }

  private static Usage searchUnits(ObjectNode body) {
    long documents = 0;
    for (JsonNode document : body.path("documents")) {
      String text = document.isTextual() ? document.textValue() : document.toString();
      documents += 1 + TokenCounter.bytes().atMost("", text) / BYTES_PER_DOCUMENT;
    }
    long units = Math.max(1, (documents + DOCUMENTS_PER_UNIT - 1) / DOCUMENTS_PER_UNIT);
    return nothingElse().add(UsageUnit.RERANK_UNITS, units).build();
  }

  private static Usage classifications(ObjectNode body) {
    return nothingElse().add(CLASSIFICATIONS, body.path("inputs").size()).build();
  }

  /** Tokens that are not billed, so that no budget takes a guess at them. */
  private static Usage.Builder nothingElse() {
    return Usage.builder().add(UsageUnit.INPUT_TOKENS, 0).add(UsageUnit.OUTPUT_TOKENS, 0);
  }

  private CohereOperations() {}
}
