/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All doors of the programs. */
final class Doors {
  private static final String OPENAI = "openai-java";
  private static final String ANTHROPIC = "anthropic-java";
  private static final String GOOGLE = "google-genai";
  private static final String BEDROCK = "bedrockruntime";
  private static final String AZURE = "azure-ai-openai";
  private static final String OLLAMA = "ollama4j";
  private static final String COHERE = "cohere-java";

  private static final String LANGCHAIN4J = "langchain4j-core";

  static List<Door> all() {
    return Stream.of(
            openAi(), anthropic(), google(), bedrock(), azure(), ollama(), cohere(), langChain4j())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Door> openAi() {
    Sample chat = Sample.openAi();
    return List.of(
        Door.of("openai-chat", OPENAI, chat),
        Door.of("openai-chat-async", OPENAI, chat),
        Door.of("openai-chat-stream", OPENAI, chat),
        Door.of("openai-chat-stream-async", OPENAI, chat),
        Door.of("openai-chat-raw", OPENAI, chat),
        Door.of("openai-chat-options", OPENAI, chat),
        Door.of("openai-responses", OPENAI, chat),
        Door.of("openai-responses-async", OPENAI, chat),
        Door.of("openai-responses-stream", OPENAI, chat),
        Door.of("openai-responses-stream-async", OPENAI, chat),
        Door.of("openai-embeddings", OPENAI, Sample.openAiEmbeddings()),
        Door.of("openai-embeddings-async", OPENAI, Sample.openAiEmbeddings()),
        Door.of("openai-images", OPENAI, Sample.openAiImages()),
        Door.of("openai-completions", OPENAI, Sample.openAiCompletions()),
        Door.of("openai-transcription", OPENAI, Sample.openAiTranscriptions()),
        Door.of("openai-speech", OPENAI, speech()),
        Door.of("openai-speech-events", OPENAI, Sample.openAiSpeech()));
  }

  /** Speech as audio, which is billed by the characters of the program's question. */
  private static Sample speech() {
    Map<UsageUnit, Long> usage = Map.of(UsageUnit.INPUT_CHARACTERS, 25L);
    WireUsage none = WireUsage.builder().build();
    return new Sample("openai", "generate_content", none, usage, "0.000375", "");
  }

  private static List<Door> anthropic() {
    Sample chat = Sample.anthropic();
    return List.of(
        Door.of("anthropic-messages", ANTHROPIC, chat),
        Door.of("anthropic-messages-async", ANTHROPIC, chat),
        Door.of("anthropic-messages-stream", ANTHROPIC, chat),
        Door.of("anthropic-messages-stream-async", ANTHROPIC, chat),
        Door.of("anthropic-messages-raw", ANTHROPIC, chat),
        Door.of("anthropic-messages-options", ANTHROPIC, chat),
        Door.of("anthropic-beta", ANTHROPIC, chat));
  }

  private static List<Door> google() {
    Sample content = Sample.gemini();
    Sample vertex = content.billedBy("gcp.vertex_ai");
    return List.of(
        Door.of("gemini-content", GOOGLE, content),
        Door.of("gemini-content-async", GOOGLE, content),
        Door.of("gemini-content-stream", GOOGLE, content),
        Door.of("gemini-chat", GOOGLE, content),
        Door.of("gemini-embeddings", GOOGLE, Sample.openAiEmbeddings().billedBy("gcp.gemini")),
        Door.of("vertex-content", GOOGLE, vertex));
  }

  private static List<Door> bedrock() {
    Sample chat = Sample.bedrock();
    return List.of(
        Door.of("bedrock-converse", BEDROCK, chat),
        Door.of("bedrock-converse-async", BEDROCK, chat),
        Door.of("bedrock-converse-stream", BEDROCK, chat),
        new Door("bedrock-invoke", BEDROCK, "anthropic.", chat),
        new Door("bedrock-invoke-async", BEDROCK, "anthropic.", chat),
        new Door("bedrock-invoke-stream", BEDROCK, "anthropic.", chat));
  }

  private static List<Door> azure() {
    Sample chat = Sample.openAi().billedBy("azure.ai.openai");
    return List.of(
        Door.of("azure-chat", AZURE, chat),
        Door.of("azure-chat-async", AZURE, chat),
        Door.of("azure-chat-stream", AZURE, chat),
        Door.of("azure-embeddings", AZURE, Sample.openAiEmbeddings().billedBy("azure.ai.openai")));
  }

  private static List<Door> ollama() {
    return List.of(
        Door.of("ollama-chat", OLLAMA, Sample.ollama()),
        Door.of("ollama-chat-handler", OLLAMA, Sample.ollama()),
        Door.of("ollama-generate", OLLAMA, Sample.ollamaCompletion()),
        Door.of("ollama-generate-async", OLLAMA, Sample.ollamaCompletion()),
        Door.of("ollama-embed", OLLAMA, Sample.ollamaEmbeddings()));
  }

  private static List<Door> cohere() {
    Sample chat = Sample.cohere();
    return List.of(
        Door.of("cohere-chat", COHERE, chat),
        Door.of("cohere-chat-async", COHERE, chat),
        Door.of("cohere-chat-stream", COHERE, chat),
        Door.of("cohere-embed", COHERE, Sample.cohereEmbeddings()),
        Door.of("cohere-rerank", COHERE, Sample.cohereRerank()));
  }

  private static List<Door> langChain4j() {
    Sample chat = Sample.openAi();
    return List.of(
        Door.of("langchain4j-chat", LANGCHAIN4J, chat),
        Door.of("langchain4j-chat-request", LANGCHAIN4J, chat),
        Door.of("langchain4j-chat-stream", LANGCHAIN4J, chat),
        Door.of("langchain4j-service", LANGCHAIN4J, chat),
        Door.of("langchain4j-embeddings", LANGCHAIN4J, Sample.openAiEmbeddings()));
  }

  private Doors() {}
}
