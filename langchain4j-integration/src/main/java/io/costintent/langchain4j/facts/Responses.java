/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.ChatAnswer.Ending;
import io.costintent.langchain4j.facts.RawAnswers.RawAnswer;
import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says in core's terms what a model answered, without any of its content. Thread-safe.
 *
 * <p>What the provider sent goes before what LangChain4j made of it.
 */
public final class Responses {
  /** Its streams count characters where they lack tokens, and nothing tells one from the other. */
  private static final String INVENTS_USAGE = "GOOGLE_VERTEX_AI_ANTHROPIC";

  /** Its ids are random, and those of no response of the provider's. */
  private static final String INVENTS_IDS = "BedrockChatResponseMetadata";

  private final TokenUsages usages;
  private final RawAnswers raw;
  private final Getters getters;

  /** Creates responses that read what classes of provider modules have beyond core's. */
  public Responses(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
    this.usages = new TokenUsages(getters);
    this.raw = new RawAnswers(getters);
  }

  /**
   * Returns what a chat's answer says.
   *
   * @param provider what the model says of itself, or null
   */
  public ChatAnswer read(
      ChatResponse response, ModelRequest request, @Nullable ModelProvider provider) {
    ChatResponseMetadata metadata = response.metadata();
    RawAnswer sent = raw.read(metadata, request.provider());
    if (sent == null) {
      ResponseFacts.Builder facts = ResponseFacts.builder();
      facts.usage(usage(metadata, request, provider));
      return answer(completed(facts, metadata), metadata, request.isStreaming(), false);
    }
    ResponseFacts facts = completed(sent.facts().toBuilder(), metadata);
    return answer(facts, metadata, sent.streamed(), sent.failed());
  }

  /** Adds what the provider did not say itself. */
  private ResponseFacts completed(ResponseFacts.Builder facts, ChatResponseMetadata metadata) {
    ResponseFacts sent = facts.build();
    if (sent.responseId() == null && !INVENTS_IDS.equals(metadata.getClass().getSimpleName())) {
      facts.responseId(metadata.id());
    }
    if (sent.model() == null) {
      facts.model(metadata.modelName());
    }
    if (sent.serviceTier() == null) {
      facts.serviceTier(getters.text(metadata, "serviceTier"));
    }
    FinishReason finish = metadata.finishReason();
    if (finish != null && sent.finishReasons().isEmpty()) {
      facts.finishReasons(List.of(finish.name().toLowerCase(Locale.ROOT)));
    }
    return facts.build();
  }

  private static ChatAnswer answer(
      ResponseFacts facts, ChatResponseMetadata metadata, boolean streamed, boolean failed) {
    Usage usage = facts.usage();
    boolean cut =
        streamed
            && metadata.finishReason() == null
            && (usage == null || usage.flaws().contains(UsageFlaw.PARTIAL));
    return new ChatAnswer(facts, failed ? Ending.FAILED : cut ? Ending.CUT : Ending.WHOLE);
  }

  private @Nullable Usage usage(
      ChatResponseMetadata metadata, ModelRequest request, @Nullable ModelProvider provider) {
    Usage usage = usages.ofChat(metadata.tokenUsage(), request.provider());
    if (usage != null && provider != null && provider.name().equals(INVENTS_USAGE)) {
      usage = usage.with(UsageFlaw.COUNTED_BY_CLIENT);
    }
    boolean searched = getters.get(metadata, "groundingMetadata") != null;
    return usage != null && searched ? usage.with(UsageFlaw.SIDE_WORK) : usage;
  }

  /** Returns what tokens an answer that is no text says it took, or null. */
  public @Nullable Usage usageOfInput(@Nullable TokenUsage tokens) {
    return usages.ofInput(tokens);
  }

  /**
   * Returns what tokens a text took, or null.
   *
   * @param biller who bills, as in {@link Billers}
   */
  public @Nullable Usage usageOfText(@Nullable TokenUsage tokens, String biller) {
    return usages.ofChat(tokens, biller);
  }
}
