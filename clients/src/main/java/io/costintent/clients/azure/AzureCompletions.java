/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.WireRequest;
import java.util.Set;

/** Chat completions and legacy completions, which alone are streamed. */
final class AzureCompletions extends AzureOperation {
  private static final String OPTIONS = "stream_options";
  private static final String INCLUDE_USAGE = "include_usage";
  private static final String MAX_TOKENS = "max_tokens";
  private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
  private static final long MAX_TOKENS_UNLESS_SET = 16;

  private final boolean chat;
  private final boolean streamUsage;

  static AzureCompletions chat(AzureOptions options) {
    return new AzureCompletions(ModelRequest.CHAT, true, options);
  }

  static AzureCompletions legacy(AzureOptions options) {
    return new AzureCompletions(ModelRequest.TEXT_COMPLETION, false, options);
  }

  private AzureCompletions(String name, boolean chat, AzureOptions options) {
    super(name, "openai.chat", options);
    this.chat = chat;
    this.streamUsage = options.streamUsage();
  }

  @Override
  void describe(JsonNode fields, boolean streaming, ModelRequest.Builder request) {
    JsonNode limit =
        fields.path(fields.hasNonNull(MAX_COMPLETION_TOKENS) ? MAX_COMPLETION_TOKENS : MAX_TOKENS);
    request
        .usageExpected(!streaming || fields.path(OPTIONS).path(INCLUDE_USAGE).asBoolean())
        .maxOutputTokens(limit.asLong(chat ? NO_LIMIT : MAX_TOKENS_UNLESS_SET))
        .candidates(Math.max(fields.path("n").asLong(1), fields.path("best_of").asLong(1)))
        .outputCappable(true);
  }

  /** A legacy prompt may be numbers of tokens. */
  @Override
  Set<String> tokens() {
    return chat ? Set.of() : Set.of("prompt");
  }

  @Override
  public WireRequest prepare(WireRequest request, boolean streaming) {
    if (!streamUsage || !streaming) {
      return request;
    }
    ObjectNode body = request.json();
    if (body.path(OPTIONS).has(INCLUDE_USAGE)) {
      return request;
    }
    body.withObjectProperty(OPTIONS).put(INCLUDE_USAGE, true);
    return request.withJson(body);
  }

  /** Reasoning models refuse the former name of the limit. */
  @Override
  public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
    ObjectNode body = request.json();
    boolean former = !chat || body.hasNonNull(MAX_TOKENS);
    body.put(former ? MAX_TOKENS : MAX_COMPLETION_TOKENS, granted.maxOutputTokens());
    return request.withJson(body);
  }
}
