/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.SseException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnthropicMessagesTest extends SimulatorTest {
  private static final MessageCreateParams REQUEST =
      MessageCreateParams.builder()
          .model("claude-sonnet-4-5")
          .maxTokens(100)
          .addUserMessage("Hello")
          .build();
  private static final WireUsage USAGE =
      WireUsage.builder()
          .input(12)
          .cacheRead(1000)
          .cacheWrite5m(300)
          .cacheWrite1h(200)
          .output(90)
          .reasoning(40)
          .webSearches(2)
          .build();

  private final AnthropicClient client = Clients.anthropic(simulator);

  @Test
  void message_hasWhatIsScripted() {
    simulator.enqueue(
        Reply.builder()
            .text("Good day")
            .usage(USAGE)
            .responseModel("claude-sonnet-4-5-20250929")
            .serviceTier("priority")
            .build());

    Message message = client.messages().create(REQUEST).validate();

    assertThat(message.id()).startsWith("msg_");
    assertThat(message.model().asString()).isEqualTo("claude-sonnet-4-5-20250929");
    assertThat(message.content().get(0).asText().text()).isEqualTo("Good day");
    assertThat(message.stopReason()).contains(StopReason.END_TURN);
    var usage = message.usage();
    assertThat(usage.inputTokens()).isEqualTo(12);
    assertThat(usage.cacheReadInputTokens()).contains(1000L);
    assertThat(usage.cacheCreationInputTokens()).contains(500L);
    assertThat(usage.cacheCreation().orElseThrow().ephemeral5mInputTokens()).isEqualTo(300);
    assertThat(usage.cacheCreation().orElseThrow().ephemeral1hInputTokens()).isEqualTo(200);
    assertThat(usage.outputTokens()).isEqualTo(90);
    assertThat(usage.serverToolUse().orElseThrow().webSearchRequests()).isEqualTo(2);
    assertThat(usage.serviceTier()).contains(Usage.ServiceTier.PRIORITY);
  }

  @Test
  void message_callsTools() {
    simulator.enqueue(Reply.builder().toolCall("lookup", "{\"id\":7}").build());

    Message message = client.messages().create(REQUEST).validate();

    assertThat(message.stopReason()).contains(StopReason.TOOL_USE);
    assertThat(message.content()).hasSize(1);
    assertThat(message.content().get(0).asToolUse().name()).isEqualTo("lookup");
    assertThat(message.content().get(0).asToolUse()._input()).hasToString("{id=7}");
  }

  @Test
  void message_canEndAtTheTokenLimit() {
    simulator.enqueue(Reply.builder().truncated().build());

    assertThat(client.messages().create(REQUEST).stopReason()).contains(StopReason.MAX_TOKENS);
  }

  @Test
  void message_canLackUsage() throws Exception {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(json(post("/v1/messages", QUESTION)).has("usage")).isFalse();
  }

  @Test
  void stream_canLackUsage() throws Exception {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(post("/v1/messages", STREAMED_QUESTION).body()).doesNotContain("usage");
  }

  @Test
  void cacheWrites_canLackTheirTimeToLive() throws Exception {
    simulator.enqueue(
        Reply.builder().usage(WireUsage.builder().input(1).cacheWrite(70).build()).build());

    var usage = json(post("/v1/messages", QUESTION)).path("usage");

    assertThat(usage.path("cache_creation_input_tokens").asInt()).isEqualTo(70);
  }

  @Test
  void stream_reportsInputAtTheStartAndTheRestAtTheEnd() {
    simulator.enqueue(Reply.builder().text("one two").usage(USAGE).build());

    List<RawMessageStreamEvent> events = stream();

    var start = events.get(0).asMessageStart().message().usage();
    assertThat(start.inputTokens()).isEqualTo(12);
    assertThat(start.cacheCreation().orElseThrow().ephemeral1hInputTokens()).isEqualTo(200);
    assertThat(start.outputTokens()).isEqualTo(1);
    assertThat(start.serverToolUse()).isEmpty();
    var end = events.get(events.size() - 2).asMessageDelta().usage();
    assertThat(end.inputTokens()).contains(12L);
    assertThat(end.cacheReadInputTokens()).contains(1000L);
    assertThat(end.outputTokens()).isEqualTo(90);
    assertThat(end.serverToolUse().orElseThrow().webSearchRequests()).isEqualTo(2);
    assertThat(events.get(events.size() - 1).isMessageStop()).isTrue();
  }

  @Test
  void stream_reportsARecordedUsageAsItIs() throws Exception {
    simulator.enqueue(
        Reply.builder()
            .usage(WireUsage.ofJson("{\"input_tokens\": 5, \"output_tokens\": 9, \"speed\": 1}"))
            .build());

    var events = events(post("/v1/messages", STREAMED_QUESTION));

    assertThat(events.get(0)).contains("{\"input_tokens\":5,\"output_tokens\":1,\"speed\":1}");
    assertThat(events.get(events.size() - 2))
        .contains("{\"input_tokens\":5,\"output_tokens\":9,\"speed\":1}");
  }

  @Test
  void stream_canReportZeroThroughout() throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.zero()).build());

    var events = events(post("/v1/messages", STREAMED_QUESTION));

    assertThat(events.get(0)).contains("\"input_tokens\":0", "\"output_tokens\":0");
  }

  @Test
  void stream_addsUpToTheMessage() {
    simulator.enqueue(
        Reply.builder().text("Let me look.").toolCall("lookup", "{\"id\": 7}").build());
    var accumulator = MessageAccumulator.create();

    stream().forEach(accumulator::accumulate);

    Message message = accumulator.message().validate();
    assertThat(message.content().get(0).asText().text()).isEqualTo("Let me look.");
    assertThat(message.content().get(1).asToolUse()._input()).hasToString("{id=7}");
    assertThat(message.stopReason()).contains(StopReason.TOOL_USE);
  }

  @Test
  void stream_endsWithTheErrorOfTheProvider() {
    simulator.enqueue(Reply.builder().errorAfter(2, "No capacity.").build());

    assertThatThrownBy(this::stream)
        .isInstanceOf(SseException.class)
        .hasMessageContaining("No capacity.");
  }

  @Test
  void rateLimit_isTheClientsException() {
    simulator.enqueue(Reply.rateLimited(Duration.ofSeconds(7)));

    assertThatThrownBy(() -> client.messages().create(REQUEST))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining("rate_limit_error");
  }

  private List<RawMessageStreamEvent> stream() {
    try (var response = client.messages().createStreaming(REQUEST)) {
      List<RawMessageStreamEvent> events = new ArrayList<>();
      response.stream().map(RawMessageStreamEvent::validate).forEach(events::add);
      return events;
    }
  }
}
