/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiResponsesTest extends SimulatorTest {
  private static final ResponseCreateParams REQUEST =
      ResponseCreateParams.builder().model("gpt-5").input("Hello").build();
  private static final WireUsage USAGE =
      WireUsage.builder().input(1200).cacheRead(1000).output(90).reasoning(40).build();

  private final OpenAIClient client = Clients.openAi(simulator);

  @Test
  void response_hasWhatIsScripted() {
    simulator.enqueue(
        Reply.builder()
            .text("Good day")
            .usage(USAGE)
            .responseModel("gpt-5-2025-08-07")
            .serviceTier("flex")
            .build());

    Response response = client.responses().create(REQUEST).validate();

    assertThat(response.id()).startsWith("resp_");
    assertThat(response.model().toString()).contains("gpt-5-2025-08-07");
    assertThat(response.serviceTier()).contains(Response.ServiceTier.FLEX);
    assertThat(response.status()).contains(ResponseStatus.COMPLETED);
    assertThat(text(response)).isEqualTo("Good day");
    var usage = response.usage().orElseThrow();
    assertThat(usage.inputTokens()).isEqualTo(1200);
    assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo(1000);
    assertThat(usage.outputTokens()).isEqualTo(90);
    assertThat(usage.outputTokensDetails().reasoningTokens()).isEqualTo(40);
    assertThat(usage.totalTokens()).isEqualTo(1290);
  }

  @Test
  void response_callsTools() {
    simulator.enqueue(Reply.builder().toolCall("lookup", "{\"id\":7}").build());

    Response response = client.responses().create(REQUEST).validate();

    var call = response.output().get(0).asFunctionCall();
    assertThat(response.output()).hasSize(1);
    assertThat(call.name()).isEqualTo("lookup");
    assertThat(call.arguments()).isEqualTo("{\"id\":7}");
  }

  @Test
  void response_searchesTheWeb() throws Exception {
    simulator.when(
        request -> true,
        Reply.builder()
            .usage(WireUsage.builder().input(9).output(9).webSearches(2).build())
            .build());

    Response response = client.responses().create(REQUEST).validate();
    var body = json(post("/v1/responses", QUESTION));

    assertThat(response.output()).filteredOn(item -> item.isWebSearchCall()).hasSize(2);
    assertThat(body.path("tool_usage").path("web_search").path("num_requests").asInt())
        .isEqualTo(2);
  }

  @Test
  void response_canLackUsage() {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(client.responses().create(REQUEST).validate().usage()).isEmpty();
  }

  @Test
  void response_reportsARecordedUsageAsItIs() throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.ofJson("{\"input_tokens\": 5}")).build());

    var body = json(post("/v1/responses", QUESTION));

    assertThat(body.path("usage")).hasToString("{\"input_tokens\":5}");
  }

  @Test
  void response_canEndAtTheTokenLimit() {
    simulator.enqueue(Reply.builder().truncated().build());

    Response response = client.responses().create(REQUEST).validate();

    assertThat(response.status()).contains(ResponseStatus.INCOMPLETE);
    assertThat(response.incompleteDetails().orElseThrow().reason().orElseThrow().asString())
        .isEqualTo("max_output_tokens");
  }

  @Test
  void stream_runsFromCreatedToCompleted() {
    simulator.enqueue(Reply.builder().text("one two").usage(USAGE).build());

    List<ResponseStreamEvent> events = stream();

    assertThat(events.get(0).isCreated()).isTrue();
    assertThat(events)
        .filteredOn(ResponseStreamEvent::isOutputTextDelta)
        .extracting(event -> event.asOutputTextDelta().delta())
        .containsExactly("one ", "two");
    Response response = events.get(events.size() - 1).asCompleted().response();
    assertThat(text(response)).isEqualTo("one two");
    assertThat(response.usage().orElseThrow().inputTokens()).isEqualTo(1200);
    assertThat(events.get(0).asCreated().response().usage()).isEmpty();
    assertThat(events.get(0).asCreated().response().id()).isEqualTo(response.id());
  }

  @Test
  void stream_numbersItsEvents() throws Exception {
    var events = events(post("/v1/responses", STREAMED_QUESTION));

    assertThat(events.get(0)).endsWith("\"sequence_number\":0}");
    assertThat(events.get(events.size() - 1))
        .endsWith("\"sequence_number\":" + (events.size() - 1) + "}");
  }

  @Test
  void stream_callsTools() {
    simulator.enqueue(Reply.builder().toolCall("lookup", "{\"id\": 7}").build());

    List<ResponseStreamEvent> events = stream();

    assertThat(events)
        .filteredOn(ResponseStreamEvent::isFunctionCallArgumentsDelta)
        .extracting(event -> event.asFunctionCallArgumentsDelta().delta())
        .containsExactly("{\"id\": ", "7}");
    assertThat(events)
        .filteredOn(ResponseStreamEvent::isFunctionCallArgumentsDone)
        .extracting(event -> event.asFunctionCallArgumentsDone().arguments())
        .containsExactly("{\"id\": 7}");
  }

  @Test
  void stream_canEndAtTheTokenLimit() {
    simulator.enqueue(Reply.builder().truncated().build());

    List<ResponseStreamEvent> events = stream();

    assertThat(events.get(events.size() - 1).isIncomplete()).isTrue();
  }

  @Test
  void stream_endsWithTheErrorOfTheProvider() {
    simulator.enqueue(Reply.builder().errorAfter(2, "No capacity.").build());

    List<ResponseStreamEvent> events = stream();

    assertThat(events.get(2).asError().message()).isEqualTo("No capacity.");
    assertThat(events.get(2).asError().sequenceNumber()).isEqualTo(2);
  }

  private List<ResponseStreamEvent> stream() {
    try (var response = client.responses().createStreaming(REQUEST)) {
      List<ResponseStreamEvent> events = new ArrayList<>();
      response.stream().map(ResponseStreamEvent::validate).forEach(events::add);
      return events;
    }
  }

  private static String text(Response response) {
    return response.output().get(0).asMessage().content().get(0).asOutputText().text();
  }
}
