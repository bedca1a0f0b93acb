/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.clients.InputBound;
import io.costintent.clients.Operation;
import io.costintent.clients.PartTypes;
import io.costintent.clients.json.OllamaSdkJson;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of ollama4j. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OllamaSdk {
  /**
   * Tools are taken to bring 512 tokens with them: an assumption, as each model has a template of
   * its own. What an earlier answer gave as its context is any number of tokens.
   */
  private static final PartTypes PARTS =
      new PartTypes(Set.of(), 0, Set.of(), Set.of("function"), 512, Set.of("context", "images"));

  private final OllamaOptions options;
  private final Operation<OllamaChatRequest> chat;
  private final Operation<OllamaGenerateRequest> generate;
  private final Operation<OllamaEmbedRequest> embed;

  /** Creates what is known, with what an application states. */
  public OllamaSdk(OllamaOptions options) {
    this.options = options;
    InputBound input = InputBound.create(OllamaSdkJson.get(), PARTS, options.tokenCounter());
    this.chat = new ChatOperation(input);
    this.generate = new GenerateOperation(input);
    this.embed = new EmbedOperation(input);
  }

  /** Who bills when neither the application nor the host tells. */
  public String provider() {
    return "ollama";
  }

  /** Who bills according to the application, or null. */
  public @Nullable String statedProvider() {
    return options.provider();
  }

  /** The operation of {@code /api/chat}. */
  public Operation<OllamaChatRequest> chat() {
    return chat;
  }

  /** The operation of {@code /api/generate}. */
  public Operation<OllamaGenerateRequest> generate() {
    return generate;
  }

  /** The operation of {@code /api/embed}. */
  public Operation<OllamaEmbedRequest> embed() {
    return embed;
  }
}
