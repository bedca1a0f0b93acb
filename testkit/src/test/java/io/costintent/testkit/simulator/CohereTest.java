/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By plain HTTP; clients calls it with Cohere's SDK. */
class CohereTest extends SimulatorTest {
  private static final String QUESTION =
      "{\"model\": \"command-a\", \"messages\": [], \"message\": \"Hello\"%s}";
  private static final String STREAMED = QUESTION.formatted(", \"stream\": true");
  private static final String WHOLE = QUESTION.formatted("");
  private static final Reply ANSWER =
      Reply.builder()
          .text("by the lake")
          .usage(WireUsage.builder().input(5).cacheRead(2).output(3).build())
          .build();

  @Test
  void chat_billsFewerTokensThanThereWere() throws Exception {
    simulator.enqueue(ANSWER);

    JsonNode body = json(post("/v2/chat", WHOLE));

    assertThat(body.at("/message/content/0/text").textValue()).isEqualTo("by the lake");
    assertThat(body.path("finish_reason").textValue()).isEqualTo("COMPLETE");
    assertThat(body.at("/usage/billed_units/input_tokens").asText()).isEqualTo("5.0");
    assertThat(body.at("/usage/tokens/input_tokens").asText()).isEqualTo("71.0");
    assertThat(body.at("/usage/cached_tokens").asText()).isEqualTo("2.0");
  }

  @Test
  void chat_streamsEventsWhoseLastHasTheUsage() throws Exception {
    simulator.enqueue(ANSWER);

    List<JsonNode> events = parsed(events(post("/v2/chat", STREAMED)));

    assertThat(events)
        .extracting(event -> event.path("type").textValue())
        .containsExactly(
            "message-start",
            "content-start",
            "content-delta",
            "content-delta",
            "content-delta",
            "content-end",
            "message-end");
    assertThat(events.get(6).at("/delta/usage/billed_units/output_tokens").asText())
        .isEqualTo("3.0");
  }

  @Test
  void chat_callsTools() throws Exception {
    Reply reply = Reply.builder().toolCall("map", "{\"of\": \"nests\"}").withoutUsage().build();
    simulator.enqueue(reply, reply);

    JsonNode body = json(post("/v2/chat", WHOLE));
    List<JsonNode> events = parsed(events(post("/v2/chat", STREAMED)));

    assertThat(body.at("/message/tool_calls/0/function/name").textValue()).isEqualTo("map");
    assertThat(body.path("finish_reason").textValue()).isEqualTo("TOOL_CALL");
    assertThat(events.get(2).at("/delta/message/tool_calls/function/arguments").textValue())
        .contains("nests");
    assertThat(events.get(4).path("delta").has("usage")).isFalse();
  }

  @Test
  void chatV1_streamsLines() throws Exception {
    Reply reply = Reply.builder().text("by the lake").usage(WireUsage.of(5, 3)).truncated().build();
    simulator.enqueue(reply, reply);

    JsonNode body = json(post("/v1/chat", WHOLE));
    List<JsonNode> lines = parsed(post("/v1/chat", STREAMED).body().lines().toList());

    assertThat(body.path("text").textValue()).isEqualTo("by the lake");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(4).path("event_type").textValue()).isEqualTo("stream-end");
    assertThat(lines.get(4).at("/response/meta/billed_units"))
        .isEqualTo(body.at("/meta/billed_units"));
    assertThat(lines.get(4).path("finish_reason").textValue()).isEqualTo("MAX_TOKENS");
  }

  @Test
  void chatV1_hasNoToolCalls() throws Exception {
    simulator.enqueue(Reply.builder().toolCall("map", "{}").build());

    assertThat(post("/v1/chat", WHOLE).statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void embedAndRerank_areOfEitherVersion(String version) throws Exception {
    simulator.enqueue(
        Reply.builder().usage(WireUsage.of(8, 0)).build(),
        Reply.builder().usage(WireUsage.builder().searchUnits(2).build()).build(),
        Reply.builder().build());
    String documents = "{\"model\": \"m\", \"query\": \"q\", \"documents\": [\"a\", \"b\"]}";

    JsonNode embedded =
        json(post("/v" + version + "/embed", "{\"model\": \"m\", \"texts\": [\"a\", \"b\"]}"));
    JsonNode ranked = json(post("/v" + version + "/rerank", documents));
    JsonNode derived = json(post("/v" + version + "/rerank", documents));

    JsonNode embeddings = embedded.path("embeddings");
    assertThat(version.equals("1") ? embeddings : embeddings.path("float")).hasSize(2);
    assertThat(embedded.at("/meta/billed_units/input_tokens").asText()).isEqualTo("8.0");
    assertThat(ranked.path("results")).hasSize(2);
    assertThat(ranked.at("/meta/billed_units/search_units").asText()).isEqualTo("2.0");
    assertThat(derived.at("/meta/billed_units/search_units").asText()).isEqualTo("1.0");
  }

  @Test
  void classify_countsItsInputs() throws Exception {
    simulator.enqueue(
        Reply.builder().build(),
        Reply.builder().usage(WireUsage.builder().classifications(7).build()).build(),
        Reply.builder().withoutUsage().build(),
        Reply.builder().usage(WireUsage.ofJson("{\"classifications\": 9}")).build());
    String inputs = "{\"model\": \"m\", \"inputs\": [\"a\", \"b\"]}";
    String billed = "/meta/billed_units/classifications";

    JsonNode derived = json(post("/v1/classify", inputs));

    assertThat(derived.path("classifications")).hasSize(2);
    assertThat(derived.at(billed).asText()).isEqualTo("2.0");
    assertThat(json(post("/v1/classify", inputs)).at(billed).asText()).isEqualTo("7.0");
    assertThat(json(post("/v1/classify", inputs)).at(billed).isMissingNode()).isTrue();
    assertThat(json(post("/v1/classify", inputs)).at(billed).asText()).isEqualTo("9");
  }

  @Test
  void failures_haveAMessage() throws Exception {
    simulator.when(request -> !request.isStreaming(), Reply.error(429));
    Reply broken = Reply.builder().text("by the lake").errorAfter(1).build();
    simulator.enqueue(broken, broken);

    List<JsonNode> events = parsed(events(post("/v2/chat", STREAMED)));
    List<JsonNode> lines = parsed(post("/v1/chat", STREAMED).body().lines().toList());

    assertThat(events.get(1).at("/delta/finish_reason").textValue()).isEqualTo("ERROR");
    assertThat(lines.get(1).path("finish_reason").textValue()).isEqualTo("ERROR");
    for (String path : List.of("/v2/chat", "/v1/chat", "/v2/embed", "/v2/rerank", "/v1/classify")) {
      HttpResponse<String> refused = post(path, WHOLE);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(json(refused).path("message").textValue()).isNotEmpty();
    }
  }

  private static List<JsonNode> parsed(List<String> texts) {
    return texts.stream().<JsonNode>map(text -> Json.parseObject("event", text)).toList();
  }
}
