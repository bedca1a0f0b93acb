/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import java.net.URI;
import java.util.Map;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.image.ImageOptions;

/** The models of one generation of Spring AI, as its Boot starters make beans of them. */
public interface Models {
  /** Where the provider is. */
  String URL = "test.provider.url";

  /** How often a failed call is tried at all; once unless set. */
  String ATTEMPTS = "test.provider.attempts";

  /** Whether streams ask for usage, which those of 1.1 do not by themselves; true unless set. */
  String STREAM_USAGE = "test.provider.stream-usage";

  /** Returns those of the generation that is on the class path. */
  static Models current() {
    try {
      return (Models) type().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("models", e);
    }
  }

  private static Class<?> type() throws ClassNotFoundException {
    ClassLoader loader = Models.class.getClassLoader();
    return loader.getResource("io/costintent/springai/Models20.class") != null
        ? Class.forName("io.costintent.springai.Models20", true, loader)
        : Class.forName("io.costintent.springai.Models11", true, loader);
  }

  /** Whether this is Spring AI 2, whose models do not call tools themselves. */
  boolean isSecond();

  /** The configuration of an application that has OpenAI's models. */
  Class<?> openAi();

  /** The configuration of an application that has Anthropic's. */
  Class<?> anthropic();

  ChatOptions openAiChat(String model);

  ChatOptions anthropicChat(String model);

  EmbeddingOptions openAiEmbedding(String model);

  ImageOptions openAiImage(String model);

  /** The properties of an application whose provider is at {@code url}. */
  static Map<String, Object> at(URI url) {
    return Map.of(URL, url.toString());
  }
}
