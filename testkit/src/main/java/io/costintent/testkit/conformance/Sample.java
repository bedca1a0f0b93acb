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
