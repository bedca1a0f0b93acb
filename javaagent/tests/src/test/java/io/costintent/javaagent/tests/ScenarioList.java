/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static io.costintent.javaagent.tests.Scenario.estimated;
import static io.costintent.javaagent.tests.Scenario.priced;
import static io.costintent.javaagent.tests.Scenario.unpriced;

import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The scenarios of all SDKs. */
final class ScenarioList {
  /** So long that a stream of it has not arrived when its first word has. */
  private static final String LONG = "herons ".repeat(4000);

  /** Never answered: whoever waits gives up. */
  private static final Reply SILENCE = Reply.builder().heldBy(new CompletableFuture<>()).build();

  private static final Reply LIMITED = Reply.rateLimited(Duration.ZERO);
  private static final Reply DOWN =
      Reply.builder().error(500).header("retry-after-ms", "0").build();

  static List<Scenario> all() {
    return Stream.of(openAi(), anthropic(), google(), bedrock()).flatMap(List::stream).toList();
  }

  /**
   * Those of which OpenTelemetry's own instrumentation leaves no span, also without Cost Intent: it
   * ends none when a stream fails.
   */
  static List<Scenario> withoutSpan() {
    return List.of(
        unpriced("cut", "openai-chat-stream", "provider_error", cut(Sample.openAi()))
            .failing("failed"),
        unpriced("broken", "openai-chat-stream", "provider_error", breaking(Sample.openAi()))
            .failing("failed"));
  }

  private static List<Scenario> openAi() {
    Sample sample = Sample.openAi();
    return List.of(
        priced("reasoned", "openai-chat", "0.00255", reasoned())
            .telling("gen_ai.usage.input_tokens", 1000L)
            .telling("gen_ai.usage.cache_read.input_tokens", 400L)
            .telling("gen_ai.usage.output_tokens", 55L)
            .telling("gen_ai.usage.reasoning.output_tokens", 40L),
        priced("reasoned", "openai-responses", "0.00255", reasoned())
            .telling("gen_ai.usage.cache_read.input_tokens", 400L)
            .telling("gen_ai.usage.reasoning.output_tokens", 40L)
            .telling("costintent.cost.cache_read", 0.0005),
        unpriced("cut", "openai-chat-options-stream", "provider_error", cut(sample))
            .failing("failed"),
        unpriced("cut", "openai-responses-stream", "provider_error", cut(sample)).failing("failed"),
        unpriced("broken", "openai-chat-options-stream", "provider_error", breaking(sample))
            .failing("failed"),
        unpriced("broken", "openai-responses-stream", "provider_error", breaking(sample))
            .ending("failed"),
        unpriced(
                "closed", "openai-chat-options-stream-closed", "stream_incomplete", endless(sample))
            .ending("cancelled"),
        unpriced("closed", "openai-responses-stream-closed", "stream_incomplete", endless(sample))
            .ending("cancelled"),
        unpriced(
                "closed",
                "openai-responses-stream-async-closed",
                "stream_incomplete",
                endless(sample))
            .ending("cancelled"),
        unpriced("cancelled", "openai-responses-cancelled", "stream_incomplete", SILENCE)
            .ending("cancelled"),
        unpriced("refused", "openai-chat", "provider_error", Reply.error(400)).failing("failed"),
        unpriced("refused", "openai-responses", "provider_error", Reply.error(400))
            .failing("failed"),
        priced("limited", "openai-chat-retrying", "0.003", LIMITED, sample.reply()),
        priced("limited", "openai-responses-retrying", "0.003", LIMITED, DOWN, sample.reply()),
        unpriced("down", "openai-chat-retrying", "provider_error", DOWN)
            .failing("failed")
            .requests(3),
        unpriced("silent", "openai-chat-impatient", "provider_error", SILENCE).failing("failed"),
        unpriced("unlisted", "openai-chat", "unknown_model", sample.reply()),
        unpriced("unlisted", "openai-responses", "unknown_model", sample.reply()),
        unpriced("untold", "openai-chat", "no_usage", untold(sample)),
        unpriced("untold", "openai-chat-stream-untold", "usage_not_requested", sample.reply()),
        unpriced("zero", "openai-chat-stream", "all_zero_usage", zero(sample)));
  }

  private static List<Scenario> anthropic() {
    Sample sample = Sample.anthropic();
    Reply cached =
        sample.replyWith(
            WireUsage.builder().input(600).cacheRead(400).cacheWrite5m(200).output(100).build());
    return List.of(
        priced("cached", "anthropic-messages", "0.003625", cached)
            .telling("gen_ai.usage.input_tokens", 1200L)
            .telling("gen_ai.usage.cache_read.input_tokens", 400L)
            .telling("gen_ai.usage.cache_write.input_tokens", 200L)
            .telling("costintent.cost.cache_write", 0.000625),
        estimated("cut", "anthropic-messages-stream", "0.00201", cut(sample)).failing("failed"),
        estimated("broken", "anthropic-messages-stream", "0.00201", breaking(sample))
            .failing("failed"),
        estimated("closed", "anthropic-messages-stream-closed", "0.00201", endless(sample)),
        estimated("closed", "anthropic-messages-stream-async-closed", "0.00201", endless(sample)),
        unpriced("cancelled", "anthropic-messages-cancelled", "stream_incomplete", SILENCE)
            .ending("cancelled"),
        unpriced("refused", "anthropic-messages", "provider_error", Reply.error(400))
            .failing("failed"),
        priced("limited", "anthropic-messages-retrying", "0.003", LIMITED, sample.reply()),
        unpriced("down", "anthropic-messages-retrying", "provider_error", DOWN)
            .failing("failed")
            .requests(3),
        unpriced("silent", "anthropic-messages-impatient", "provider_error", SILENCE)
            .failing("failed"),
        unpriced("unlisted", "anthropic-messages", "unknown_model", sample.reply()),
        unpriced("zero", "anthropic-messages-stream", "all_zero_usage", zero(sample)));
  }

  private static List<Scenario> google() {
    Sample sample = Sample.gemini();
    return List.of(
        priced("reasoned", "gemini-content", "0.003", sample.reply())
            .telling("gen_ai.usage.output_tokens", 100L)
            .telling("gen_ai.usage.reasoning.output_tokens", 40L)
            .telling("gen_ai.usage.cache_read.input_tokens", 400L),
        estimated("cut", "gemini-content-stream", "0.00225", cut(sample)).failing("failed"),
        estimated("broken", "gemini-content-stream", "0.00225", breaking(sample)).failing("failed"),
        estimated("closed", "gemini-content-stream-closed", "0.00225", endless(sample)),
        unpriced("refused", "gemini-content", "provider_error", Reply.error(400)).failing("failed"),
        priced("limited", "gemini-content-retrying", "0.003", LIMITED, sample.reply()),
        // The SDK's HTTP client gives up by cancelling its call.
        unpriced("silent", "gemini-content-impatient", "stream_incomplete", SILENCE)
            .failing("cancelled"),
        unpriced("unlisted", "gemini-content", "unknown_model", sample.reply()),
        unpriced("untold", "gemini-content", "no_usage", untold(sample)));
  }

  private static List<Scenario> bedrock() {
    Sample sample = Sample.bedrock();
    return List.of(
        unpriced("cut", "bedrock-converse-stream", "stream_incomplete", cut(sample)).ending("cut"),
        // The SDK tries again, and once more, and again.
        unpriced("broken", "bedrock-converse-stream", "provider_error", breaking(sample))
            .failing("failed")
            .requests(4),
        unpriced("closed", "bedrock-converse-stream-closed", "stream_incomplete", endless(sample))
            .ending("cancelled"),
        unpriced("refused", "bedrock-converse", "provider_error", Reply.error(400))
            .failing("failed"),
        priced("limited", "bedrock-converse", "0.003", LIMITED, sample.reply()),
        unpriced("silent", "bedrock-converse-impatient", "provider_error", SILENCE)
            .failing("failed"),
        unpriced("unlisted", "bedrock-converse", "unknown_model", sample.reply()),
        unpriced("untold", "bedrock-converse", "no_usage", untold(sample)));
  }

  private static Reply reasoned() {
    return Sample.openAi()
        .replyWith(WireUsage.builder().input(1000).cacheRead(400).output(55).reasoning(40).build());
  }

  private static Reply cut(Sample sample) {
    return sample.builder().usage(sample.wire()).cutAfter(3).build();
  }

  private static Reply breaking(Sample sample) {
    return sample.builder().usage(sample.wire()).errorAfter(3).build();
  }

  private static Reply endless(Sample sample) {
    return Reply.builder().text(LONG).usage(sample.wire()).build();
  }

  private static Reply untold(Sample sample) {
    return sample.builder().withoutUsage().build();
  }

  private static Reply zero(Sample sample) {
    return sample.replyWith(WireUsage.zero());
  }

  private ScenarioList() {}
}
