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

/** By plain HTTP; clients calls it with ollama4j. */
class OllamaTest extends SimulatorTest {
  private static final String CHAT = "/api/chat";
  private static final String GENERATE = "/api/generate";
  private static final String EMBED = "/api/embed";

  @Test
  void chat_streamsUnlessToldNotTo() throws Exception {
    simulator.enqueue(Reply.builder().text("by the lake").usage(WireUsage.of(30, 3)).build());

    List<JsonNode> lines = lines(post(CHAT, question("")));

    assertThat(lines)
        .extracting(line -> line.at("/message/content").textValue())
        .containsExactly("by ", "the ", "lake", "");
    assertThat(lines).extracting(line -> line.path("done").booleanValue()).endsWith(false, true);
    JsonNode last = lines.get(3);
    assertThat(last.path("done_reason").textValue()).isEqualTo("stop");
    assertThat(last.path("prompt_eval_count").longValue()).isEqualTo(30);
    assertThat(last.path("eval_count").longValue()).isEqualTo(3);
    assertThat(last.path("total_duration").longValue())
        .isEqualTo(
            last.path("load_duration").longValue()
                + last.path("prompt_eval_duration").longValue()
                + last.path("eval_duration").longValue());
  }

  @Test
  void chat_callsTools() throws Exception {
    Reply reply = Reply.builder().toolCall("map", "{\"of\": \"nests\"}").build();
    simulator.enqueue(reply, reply);

    JsonNode whole = json(post(CHAT, question("\"stream\": false,")));
    List<JsonNode> lines = lines(post(CHAT, question("\"stream\": true,")));

    String call = "/message/tool_calls/0/function";
    assertThat(whole.at(call).path("name").textValue()).isEqualTo("map");
    assertThat(whole.at(call + "/arguments/of").textValue()).isEqualTo("nests");
    assertThat(lines.get(0).at(call)).isEqualTo(whole.at(call));
  }

  @Test
  void generate_isWholeOrInLines() throws Exception {
    Reply reply = Reply.builder().text("by the lake").truncated().withoutUsage().build();
    simulator.enqueue(reply, reply);

    JsonNode whole = json(post(GENERATE, question("\"stream\": false,")));
    List<JsonNode> lines = lines(post(GENERATE, question("")));

    assertThat(whole.path("response").textValue()).isEqualTo("by the lake");
    assertThat(whole.path("done_reason").textValue()).isEqualTo("length");
    assertThat(whole.has("eval_count")).isFalse();
    assertThat(lines).hasSize(4);
  }

  @Test
  void generate_hasNoToolCalls() throws Exception {
    simulator.enqueue(Reply.builder().toolCall("map", "{}").build());

    HttpResponse<String> response = post(GENERATE, question("\"stream\": false,"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors()).hasSize(1);
  }

  @Test
  void embed_countsItsInput() throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.builder().input(8).build()).build());

    JsonNode body = json(post(EMBED, "{\"model\": \"m\", \"input\": [\"a\", \"b\"]}"));

    assertThat(body.path("embeddings")).hasSize(2);
    assertThat(body.path("prompt_eval_count").longValue()).isEqualTo(8);
    assertThat(body.path("total_duration").longValue())
        .isGreaterThan(body.path("load_duration").longValue());
  }

  @Test
  void usage_isSentAsItWasRecorded() throws Exception {
    WireUsage usage = WireUsage.ofJson("{\"eval_count\": 7, \"eval_duration\": 1}");
    Reply reply = Reply.builder().usage(usage).build();
    simulator.enqueue(reply, reply);

    JsonNode chat = json(post(CHAT, question("\"stream\": false,")));
    JsonNode embedding = json(post(EMBED, "{\"model\": \"m\", \"input\": \"a\"}"));

    assertThat(chat.path("eval_count").longValue()).isEqualTo(7);
    assertThat(chat.has("prompt_eval_count")).isFalse();
    assertThat(embedding.path("eval_count").longValue()).isEqualTo(7);
  }

  @Test
  void failures_areAnErrorAndNothingElse() throws Exception {
    simulator.enqueue(
        Reply.error(500),
        Reply.error(404),
        Reply.error(400),
        Reply.builder().errorAfter(1).build());

    for (String path : List.of(CHAT, GENERATE, EMBED)) {
      HttpResponse<String> response = post(path, question(""));
      assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(json(response).path("error").isTextual()).isTrue();
    }
    List<JsonNode> lines = lines(post(GENERATE, question("")));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).path("error").textValue()).isNotEmpty();
  }

  private static String question(String more) {
    return "{\"model\": \"llama3\"," + more + " \"messages\": [], \"prompt\": \"Hello\"}";
  }

  private static List<JsonNode> lines(HttpResponse<String> response) {
    return response
        .body()
        .lines()
        .map(line -> Json.parseObject("line", line))
        .map(JsonNode.class::cast)
        .toList();
  }
}
