/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Response bodies in the form that each provider documents, named provider--shape. */
final class Bodies {
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static final List<String> NAMES =
      List.of(
          "anthropic--anthropic.messages",
          "aws.bedrock--bedrock.converse",
          "aws.bedrock--bedrock.invoke",
          "azure.ai.openai--openai.chat",
          "cerebras--openai.chat",
          "cohere--cohere",
          "cohere--cohere.rerank",
          "dashscope--dashscope",
          "dashscope--openai.chat",
          "deepinfra--openai.chat",
          "deepseek--openai.chat",
          "gcp.gemini--gemini.generate_content",
          "gcp.gemini--openai.chat",
          "gcp.vertex_ai--gemini.generate_content",
          "groq--openai.chat",
          "groq--openai.transcriptions",
          "mistral_ai--openai.chat",
          "moonshot_ai--openai.chat",
          "ollama--ollama",
          "openai--openai.chat",
          "openai--openai.embeddings",
          "openai--openai.images",
          "openai--openai.responses",
          "openai--openai.transcriptions",
          "openrouter--openai.chat",
          "perplexity--openai.chat",
          "together--openai.chat",
          "x_ai--openai.chat");

  static byte[] bytes(String name) {
    try (InputStream stream = Bodies.class.getResourceAsStream("bodies/" + name + ".json")) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode json(String name) {
    return (ObjectNode) parse(new String(bytes(name), UTF_8));
  }

  /** Parses JSON, for readability with single quotes. */
  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static UsageReader reader(String name) {
    String[] parts = name.split("--", 2);
    return UsageReaders.forCall(parts[0], parts[1].replace("cohere.rerank", "cohere"));
  }

  static ResponseFacts read(String name) {
    return reader(name).read(bytes(name));
  }

  private Bodies() {}
}
