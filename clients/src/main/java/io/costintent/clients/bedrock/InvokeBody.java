/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an InvokeModel request says about itself, whatever its vendor's form. Its
 * content is stepped over. Not thread-safe; confined to one thread.
 */
final class InvokeBody {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> LIMITS =
      Set.of(
          "max_tokens",
          "max_completion_tokens",
          "max_tokens_to_sample",
          "max_gen_len",
          "maxTokens",
          "max_new_tokens",
          "maxTokenCount");
  private static final Set<String> CANDIDATES = Set.of("n", "num_generations", "numberOfImages");
  private static final Set<String> PARTS =
      Set.of("inferenceConfig", "textGenerationConfig", "imageGenerationConfig");
  private static final int DOCUMENTS_PER_SEARCH = 100;

  /** A document longer than 512 tokens, those of the query included, counts as several. */
  private static final int SURELY_ONE_DOCUMENT = 500;

  private final Set<String> fields = new HashSet<>();
  private long maxOutput = -1;
  private long candidates = 1;
  private long documents;
  private long longestDocument;
  private long query;

  /** Reads a body; of one that is not JSON, nothing is known. */
  static InvokeBody read(byte[] json) {
    InvokeBody body = new InvokeBody();
    return Guarded.get("request body", () -> body.parse(json), body);
  }

  private InvokeBody() {}

  private InvokeBody parse(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          fields.add(name);
          take(name, parser);
        }
      }
    }
    return this;
  }

  private void take(String name, JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      number(name, parser);
    } else if (token == JsonToken.START_OBJECT && PARTS.contains(name)) {
      for (String inner = parser.nextFieldName(); inner != null; inner = parser.nextFieldName()) {
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
          number(inner, parser);
        } else {
          parser.skipChildren();
        }
      }
    } else if (token == JsonToken.START_ARRAY && name.equals("documents")) {
      takeDocuments(parser);
    } else if (token == JsonToken.VALUE_STRING && name.equals("query")) {
      query = parser.getText().getBytes(UTF_8).length;
    } else {
      parser.skipChildren();
    }
  }

  private void number(String name, JsonParser parser) throws IOException {
    if (LIMITS.contains(name)) {
      long limit = parser.getLongValue();
      maxOutput = maxOutput < 0 ? limit : Math.min(maxOutput, limit);
    } else if (CANDIDATES.contains(name)) {
      candidates = parser.getLongValue();
    }
  }

  private void takeDocuments(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      documents++;
      long from = parser.currentLocation().getByteOffset();
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        longestDocument = Math.max(longestDocument, parser.getText().getBytes(UTF_8).length);
      } else {
        parser.skipChildren();
        long length = parser.currentLocation().getByteOffset() - from;
        longestDocument = Math.max(longestDocument, length);
      }
    }
  }

  /** What is asked, as in {@code gen_ai.operation.name}. */
  String operation(String model) {
    if (isRerank()) {
      return "rerank";
    }
    if (isEmbedding(model)) {
      return ModelRequest.EMBEDDINGS;
    }
    if (isImages(model)) {
      return ModelRequest.GENERATE_CONTENT;
    }
    boolean turns = fields.contains("messages") || fields.contains("message");
    return turns ? ModelRequest.CHAT : ModelRequest.TEXT_COMPLETION;
  }

  private boolean isRerank() {
    return fields.contains("documents") && fields.contains("query");
  }

  private boolean isEmbedding(String model) {
    return fields.contains("input_type")
        || fields.contains("inputImage")
        || fields.contains("embeddingConfig")
        || (fields.contains("inputText") && model.contains("embed"))
        || (fields.contains("taskType") && model.contains("embed"));
  }

  private boolean isImages(String model) {
    return !isEmbedding(model)
        && (fields.contains("taskType")
            || fields.contains("text_prompts")
            || BedrockModel.vendor(model).equals("stability"));
  }

  /** Whether the answer has tokens that a limit could hold down. */
  boolean generatesTokens(String model) {
    return !isRerank() && !isEmbedding(model) && !isImages(model);
  }

  /** The most tokens of each answer, or -1 when the body sets no limit. */
  long maxOutput() {
    return maxOutput;
  }

  /** How many answers or pictures are asked for. */
  long candidates() {
    return candidates;
  }

  /** Returns what is billed by the request and not by the token, or null. */
  @Nullable Usage units(String model) {
    if (isRerank()) {
      return searches();
    }
    return isImages(model) ? Usage.of(UsageUnit.OUTPUT_IMAGES, candidates) : null;
  }

  /**
   * Returns what was billed by the search or by the picture, or null.
   *
   * @param response its body, which has the pictures
   */
  @Nullable Usage billed(BedrockModel model, byte[] response) {
    if (isRerank()) {
      return searches();
    }
    if (!isImages(model.name())) {
      return null;
    }
    long pictures = Guarded.get("pictures", () -> pictures(response), 0L);
    return pictures == 0 ? null : Usage.of(UsageUnit.OUTPUT_IMAGES, pictures);
  }

  /** A search takes up to a hundred documents: aws.amazon.com/bedrock/pricing. */
  private Usage searches() {
    long searches = (Math.max(1, documents) + DOCUMENTS_PER_SEARCH - 1) / DOCUMENTS_PER_SEARCH;
    Usage usage = Usage.of(UsageUnit.RERANK_UNITS, searches);
    return longestDocument + query <= SURELY_ONE_DOCUMENT
        ? usage
        : usage.with(UsageFlaw.COUNTED_BY_CLIENT);
  }

  private static long pictures(byte[] response) throws IOException {
    long pictures = 0;
    try (JsonParser parser = JSON.createParser(response)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        boolean wanted = name.equals("images") || name.equals("artifacts");
        if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          pictures++;
          parser.skipChildren();
        }
      }
    }
    return pictures;
  }
}
