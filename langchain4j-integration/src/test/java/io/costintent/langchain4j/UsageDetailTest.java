/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.costintent.call.CallRecord;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the provider says and LangChain4j's own classes of token usage have no field for. */
class UsageDetailTest {
  @RegisterExtension final Harness harness = new Harness();

  static Stream<Arguments> openAi() {
    return Stream.of(
        argumentSet(
            "whole, wrapped", (Door) harness -> whole(harness, Models.openAi(harness.url()))),
        argumentSet(
            "whole, listened to",
            (Door)
                harness -> Models.openAi(harness.url(), harness.listener()).chat(Harness.QUESTION)),
        argumentSet(
            "stream, wrapped",
            (Door) harness -> stream(harness, Models.openAiStreams(harness.url()))),
        argumentSet(
            "stream, listened to",
            (Door) harness -> read(Models.openAiStreams(harness.url(), harness.listener()))));
  }

  static Stream<Arguments> anthropic() {
    return Stream.of(
        argumentSet(
            "whole, wrapped", (Door) harness -> whole(harness, Models.anthropic(harness.url()))),
        argumentSet(
            "whole, listened to",
            (Door)
                harness ->
                    Models.anthropic(harness.url(), harness.listener()).chat(Harness.QUESTION)),
        argumentSet(
            "stream, wrapped",
            (Door) harness -> stream(harness, Models.anthropicStreams(harness.url()))),
        argumentSet(
            "stream, listened to",
            (Door) harness -> read(Models.anthropicStreams(harness.url(), harness.listener()))));
  }

  @ParameterizedTest
  @MethodSource("openAi")
  void openAi_tellsAudioAndWrittenCacheAndTier(Door door) throws Exception {
    WireUsage wire =
        WireUsage.builder()
            .input(1000)
            .cacheRead(400)
            .cacheWrite(200)
            .audioInput(50)
            .output(100)
            .reasoning(30)
            .audioOutput(20)
            .build();
    harness
        .simulator()
        .enqueue(Reply.builder().text("a b").usage(wire).serviceTier("priority").build());

    door.ask(harness);

    CallRecord record = harness.takeRecord();
    Usage usage = requireNonNull(record.usage());
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
    assertThat(usage.quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_TOKENS)).isEqualTo(200);
    assertThat(usage.quantity(UsageUnit.INPUT_AUDIO_TOKENS)).isEqualTo(50);
    assertThat(usage.quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(100);
    assertThat(usage.quantity(UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(30);
    assertThat(usage.quantity(UsageUnit.OUTPUT_AUDIO_TOKENS)).isEqualTo(20);
    assertThat(usage.isFlawless()).isTrue();
    assertThat(record.serviceTier()).isEqualTo("priority");
    assertThat(record.responseId()).startsWith("chatcmpl-");
    assertThat(record.finishReasons()).containsExactly("stop");
  }

  @ParameterizedTest
  @MethodSource("anthropic")
  void anthropic_tellsLifetimesOfCachesAndSearches(Door door) throws Exception {
    WireUsage wire =
        WireUsage.builder()
            .input(600)
            .cacheRead(400)
            .cacheWrite5m(70)
            .cacheWrite1h(30)
            .output(100)
            .webSearches(2)
            .build();
    harness.simulator().enqueue(Reply.builder().text("a b").usage(wire).build());

    door.ask(harness);

    CallRecord record = harness.takeRecord();
    Usage usage = requireNonNull(record.usage());
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1100);
    assertThat(usage.quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_5M_TOKENS)).isEqualTo(70);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_1H_TOKENS)).isEqualTo(30);
    assertThat(usage.quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(100);
    assertThat(usage.quantity(UsageUnit.WEB_SEARCHES)).isEqualTo(2);
    assertThat(usage.isFlawless()).isTrue();
    assertThat(record.responseId()).startsWith("msg_");
  }

  private static void whole(Harness harness, ChatModel model) {
    TrackedModels.wrap(model, harness.tracking()).chat(Harness.QUESTION);
  }

  private static void stream(Harness harness, StreamingChatModel model) throws Exception {
    read(TrackedModels.wrap(model, harness.tracking()));
  }

  private static void read(StreamingChatModel model) throws Exception {
    Harness.Ending handler = new Harness.Ending();
    model.chat(Harness.QUESTION, handler);
    handler.await();
  }

  /** One way to ask. */
  @FunctionalInterface
  interface Door {
    void ask(Harness harness) throws Exception;
  }
}
