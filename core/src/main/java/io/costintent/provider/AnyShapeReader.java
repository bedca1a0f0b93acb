/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Tells the shape of a response by its fields; Bedrock's InvokeModel passes on any of them. */
final class AnyShapeReader implements UsageReader {
  private static final UsageReader BEDROCK_TEXT = new BedrockTextReader();

  private final String name;
  private final @Nullable String provider;

  AnyShapeReader(String name, @Nullable String provider) {
    this.name = name;
    this.provider = provider;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ResponseFacts read(JsonNode response) {
    UsageReader reader = readerOf(response);
    return reader == null ? ResponseFacts.unknown() : reader.read(response);
  }

  @Override
  public ResponseFacts readUsage(JsonNode usage) {
    UsageReader reader = usage.isObject() ? readerOfUsage(usage) : null;
    return reader == null ? ResponseFacts.unknown() : reader.readUsage(usage);
  }

  @Override
  public StreamUsageReader stream() {
    return new AnyShapeStream(this);
  }

  /** Returns the reader for an event or a whole body, or null while the shape is not clear. */
  @Nullable UsageReader readerOf(JsonNode body) {
    UsageReader byEnvelope = readerOfEnvelope(body);
    if (byEnvelope != null) {
      return byEnvelope;
    }
    JsonNode usage = Json.first(body, "usage", "meta");
    if (usage.isObject()) {
      return readerOfUsage(usage);
    }
    return BEDROCK_TEXT.read(body).usage() == null ? null : BEDROCK_TEXT;
  }

  private @Nullable UsageReader readerOfEnvelope(JsonNode body) {
    String type = Json.text(body, "type");
    if (type != null && (type.startsWith("message_") || type.equals("message"))) {
      return UsageReaders.ANTHROPIC_MESSAGES;
    }
    if (type != null && type.startsWith("message-")) {
      return UsageReaders.COHERE;
    }
    if (type != null && type.startsWith("response.")) {
      return UsageReaders.forCall(provider, UsageReaders.OPENAI_RESPONSES_NAME);
    }
    if (body.has("usageMetadata") || body.has("candidates")) {
      return UsageReaders.GEMINI_GENERATE_CONTENT;
    }
    if (body.path("interaction").isObject()) {
      return UsageReaders.GEMINI_INTERACTIONS;
    }
    if (body.path("choices").isArray()) {
      return UsageReaders.forCall(provider, UsageReaders.OPENAI_CHAT_NAME);
    }
    if (body.has("prompt_eval_count") || body.path("done").isBoolean()) {
      return UsageReaders.OLLAMA;
    }
    if (body.path("output").isObject() && body.has("request_id")) {
      return UsageReaders.DASHSCOPE;
    }
    boolean converse = body.path("metadata").path("usage").isObject() || body.has("messageStop");
    return converse ? UsageReaders.BEDROCK_CONVERSE : null;
  }

  private UsageReader readerOfUsage(JsonNode usage) {
    if (usage.has("billed_units")) {
      return UsageReaders.COHERE;
    }
    if (usage.has("total_input_tokens")) {
      return UsageReaders.GEMINI_INTERACTIONS;
    }
    if (usage.has("promptTokenCount")) {
      return UsageReaders.GEMINI_GENERATE_CONTENT;
    }
    if (usage.has("inputTokens") || usage.has("outputTokens")) {
      return UsageReaders.BEDROCK_CONVERSE;
    }
    if (usage.has("prompt_tokens")) {
      return UsageReaders.forCall(provider, UsageReaders.OPENAI_CHAT_NAME);
    }
    // Both say input_tokens, but only OpenAI's include the cache, and only they come with a total.
    boolean openAi = usage.has("total_tokens") || usage.has("input_tokens_details");
    return openAi
        ? UsageReaders.forCall(provider, UsageReaders.OPENAI_RESPONSES_NAME)
        : UsageReaders.ANTHROPIC_MESSAGES;
  }

  /** Returns the name; not a contract. */
  @Override
  public String toString() {
    return name;
  }
}
