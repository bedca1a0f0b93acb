/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.Map;

/**
 * A response of one kind of endpoint: what it reports, what that means, and what it costs by {@link
 * ConformancePrices}.
 *
 * @param provider who bills, as in {@code gen_ai.provider.name}
 * @param operation what is asked, as in {@code gen_ai.operation.name}
 * @param wire the usage on the wire
 * @param usage the usage that must be recorded
 * @param cost the exact amount in US dollars
 * @param text the answer, empty where answers are no text
 * @since 0.1
 */
public record Sample(
    String provider,
    String operation,
    WireUsage wire,
    Map<UsageUnit, Long> usage,
    String cost,
    String text) {
  private static final String ANSWER = "the quince is ripe";
  private static final Map<UsageUnit, Long> CONVERSATION =
      Map.of(
          UsageUnit.INPUT_TOKENS, 1000L,
          UsageUnit.CACHE_READ_TOKENS, 400L,
          UsageUnit.OUTPUT_TOKENS, 100L);

  /** Copies the map. */
  public Sample {
    usage = Map.copyOf(usage);
  }

  /** Returns a conversation with OpenAI, whose input contains what was cached: 0.003 USD. */
  public static Sample openAi() {
    WireUsage wire = WireUsage.builder().input(1000).cacheRead(400).output(100).build();
    return new Sample("openai", "chat", wire, CONVERSATION, "0.003", ANSWER);
  }

  /** Returns a conversation with Anthropic, whose input excludes what was cached: 0.003 USD. */
  public static Sample anthropic() {
    WireUsage wire = WireUsage.builder().input(600).cacheRead(400).output(100).build();
    return new Sample("anthropic", "chat", wire, CONVERSATION, "0.003", ANSWER);
  }

  /** Returns a conversation on Bedrock, whose input excludes what was cached: 0.003 USD. */
  public static Sample bedrock() {
    WireUsage wire = WireUsage.builder().input(600).cacheRead(400).output(100).build();
    return new Sample("aws.bedrock", "chat", wire, CONVERSATION, "0.003", ANSWER);
  }

  /** Returns content by Gemini, whose output leaves out what was thought: 0.003 USD. */
  public static Sample gemini() {
    WireUsage wire =
        WireUsage.builder()
            .input(900)
            .cacheRead(400)
            .toolInput(100)
            .output(60)
            .reasoning(40)
            .build();
    return new Sample("gcp.gemini", "generate_content", wire, CONVERSATION, "0.003", ANSWER);
  }

  /** Returns an embedding by OpenAI: 0.0025 USD. */
  public static Sample openAiEmbeddings() {
    WireUsage wire = WireUsage.builder().input(1000).build();
    Map<UsageUnit, Long> usage = Map.of(UsageUnit.INPUT_TOKENS, 1000L);
    return new Sample("openai", "embeddings", wire, usage, "0.0025", "");
  }

  /** Returns a completion without roles by OpenAI: 0.003 USD. */
  public static Sample openAiCompletions() {
    Sample chat = openAi();
    return new Sample("openai", "text_completion", chat.wire, CONVERSATION, chat.cost, ANSWER);
  }

  /** Returns a transcription by OpenAI, billed by tokens: 0.0175 USD. */
  public static Sample openAiTranscriptions() {
    WireUsage wire = WireUsage.builder().input(1000).audioInput(800).output(100).build();
    Map<UsageUnit, Long> usage =
        Map.of(
            UsageUnit.INPUT_TOKENS, 1000L,
            UsageUnit.INPUT_AUDIO_TOKENS, 800L,
            UsageUnit.OUTPUT_TOKENS, 100L);
    return new Sample("openai", "generate_content", wire, usage, "0.0175", ANSWER);
  }

  /** Returns speech by OpenAI in events, billed by tokens: 0.0045 USD. */
  public static Sample openAiSpeech() {
    WireUsage wire = WireUsage.builder().input(1000).output(100).build();
    Map<UsageUnit, Long> usage =
        Map.of(
            UsageUnit.INPUT_TOKENS, 1000L,
            UsageUnit.OUTPUT_TOKENS, 100L,
            UsageUnit.OUTPUT_AUDIO_TOKENS, 100L);
    return new Sample("openai", "generate_content", wire, usage, "0.0045", "");
  }

  /** Returns an image drawn by OpenAI: 0.0065 USD. */
  public static Sample openAiImages() {
    WireUsage wire = WireUsage.builder().input(1000).output(100).build();
    Map<UsageUnit, Long> usage =
        Map.of(
            UsageUnit.INPUT_TOKENS, 1000L,
            UsageUnit.OUTPUT_TOKENS, 100L,
            UsageUnit.OUTPUT_IMAGE_TOKENS, 100L);
    return new Sample("openai", "generate_content", wire, usage, "0.0065", "");
  }

  /** Returns the same response, billed by another provider who speaks the same protocol. */
  public Sample billedBy(String other) {
    return new Sample(other, operation, wire, usage, cost, text);
  }

  /** Returns a conversation with Cohere, which bills fewer tokens than there were: 0.0035 USD. */
  public static Sample cohere() {
    Map<UsageUnit, Long> usage =
        Map.of(UsageUnit.INPUT_TOKENS, 1000L, UsageUnit.OUTPUT_TOKENS, 100L);
    return new Sample("cohere", "chat", WireUsage.of(1000, 100), usage, "0.0035", ANSWER);
  }

  /** Returns an embedding by Cohere: 0.0025 USD. */
  public static Sample cohereEmbeddings() {
    WireUsage wire = WireUsage.builder().input(1000).build();
    Map<UsageUnit, Long> usage = Map.of(UsageUnit.INPUT_TOKENS, 1000L);
    return new Sample("cohere", "embeddings", wire, usage, "0.0025", "");
  }

  /** Returns a rerank by Cohere, of two search units: 0.004 USD. */
  public static Sample cohereRerank() {
    WireUsage wire = WireUsage.builder().searchUnits(2).build();
    return new Sample("cohere", "rerank", wire, Map.of(UsageUnit.RERANK_UNITS, 2L), "0.004", "");
  }

  /** Returns a conversation with DashScope, whose input contains what was cached: 0.003 USD. */
  public static Sample dashScope() {
    WireUsage wire = WireUsage.builder().input(1000).cacheRead(400).output(100).build();
    return new Sample("dashscope", "chat", wire, CONVERSATION, "0.003", ANSWER);
  }

  /** Returns a conversation of several media with DashScope: 0.0035 USD. */
  public static Sample dashScopeConversation() {
    Map<UsageUnit, Long> usage =
        Map.of(UsageUnit.INPUT_TOKENS, 1000L, UsageUnit.OUTPUT_TOKENS, 100L);
    return new Sample("dashscope", "chat", WireUsage.of(1000, 100), usage, "0.0035", ANSWER);
  }

  /**
   * Returns an embedding, a rerank or another operation of DashScope without output: 0.0025 USD.
   */
  public static Sample dashScopeTotal(String operation) {
    WireUsage wire = WireUsage.builder().input(1000).build();
    Map<UsageUnit, Long> usage = Map.of(UsageUnit.INPUT_TOKENS, 1000L);
    return new Sample("dashscope", operation, wire, usage, "0.0025", "");
  }

  /** Returns a conversation with Ollama: 0.0035 USD. */
  public static Sample ollama() {
    return ollama("chat");
  }

  /** Returns a completion by Ollama: 0.0035 USD. */
  public static Sample ollamaCompletion() {
    return ollama("text_completion");
  }

  private static Sample ollama(String operation) {
    Map<UsageUnit, Long> usage =
        Map.of(
            UsageUnit.INPUT_TOKENS, 1000L,
            UsageUnit.OUTPUT_TOKENS, 100L,
            UsageUnit.GPU_SECONDS, 2000L);
    return new Sample("ollama", operation, WireUsage.of(1000, 100), usage, "0.0035", ANSWER);
  }

  /** Returns an embedding by Ollama: 0.0025 USD. */
  public static Sample ollamaEmbeddings() {
    WireUsage wire = WireUsage.builder().input(1000).build();
    Map<UsageUnit, Long> usage =
        Map.of(UsageUnit.INPUT_TOKENS, 1000L, UsageUnit.GPU_SECONDS, 1000L);
    return new Sample("ollama", "embeddings", wire, usage, "0.0025", "");
  }

  /** Returns the reply that the simulator is to give. */
  public Reply reply() {
    return replyWith(wire);
  }

  /** Returns the same reply with another usage. */
  public Reply replyWith(WireUsage other) {
    return builder().usage(other).build();
  }

  /** Returns a builder of the same reply, without its usage. */
  public Reply.Builder builder() {
    return text.isEmpty() ? Reply.builder() : Reply.builder().text(text);
  }
}
