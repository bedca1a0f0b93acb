/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By plain HTTP; clients calls it with DashScope's SDK. */
class DashScopeTest extends SimulatorTest {
  private static final String TEXT = "/api/v1/services/aigc/text-generation/generation";
  private static final String MEDIA = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String EMBEDDING =
      "/api/v1/services/embeddings/text-embedding/text-embedding";
  private static final String RERANK = "/api/v1/services/rerank/text-rerank/text-rerank";
  private static final String QUESTION =
      "{\"model\": \"qwen\", \"input\": {}, \"parameters\": {%s}}";

  @Test
  void text_isWholeUnlessAHeaderAsksForAStream() throws Exception {
    simulator.enqueue(
        Reply.builder()
            .text("by the lake")
            .usage(WireUsage.builder().input(30).cacheRead(10).output(8).reasoning(4).build())
            .build());

    JsonNode body = json(post(TEXT, QUESTION.formatted("")));

    assertThat(body.at("/output/text").textValue()).isEqualTo("by the lake");
    assertThat(body.at("/output/finish_reason").textValue()).isEqualTo("stop");
    assertThat(body.at("/usage/input_tokens").longValue()).isEqualTo(30);
    assertThat(body.at("/usage/output_tokens_details/reasoning_tokens").longValue()).isEqualTo(4);
    assertThat(body.at("/usage/prompt_tokens_details/cached_tokens").longValue()).isEqualTo(10);
  }

  @Test
  void stream_repeatsTextsUnlessToldOtherwiseAndAddsUpUsage() throws Exception {
    Reply reply = Reply.builder().text("by the lake").usage(WireUsage.of(30, 8)).build();
    simulator.enqueue(reply, reply);
    String incremental =
        QUESTION.formatted("\"incremental_output\": true, \"result_format\": \"message\"");

    List<JsonNode> repeated = stream(TEXT, QUESTION.formatted(""));
    List<JsonNode> pieces = stream(TEXT, incremental);

    assertThat(repeated)
        .extracting(event -> event.at("/output/text").textValue())
        .containsExactly("by ", "by the ", "by the lake", "by the lake");
    assertThat(pieces)
        .extracting(event -> event.at("/output/choices/0/message/content").textValue())
        .containsExactly("by ", "the ", "lake", "");
    assertThat(pieces)
        .extracting(event -> event.at("/output/choices/0/finish_reason").textValue())
        .containsExactly("null", "null", "null", "stop");
    assertThat(pieces)
        .extracting(event -> event.at("/usage/output_tokens").longValue())
        .containsExactly(2L, 4L, 6L, 8L);
  }

  @Test
  void conversation_hasPartsAndMedia() throws Exception {
    simulator.enqueue(
        Reply.builder()
            .text("a heron")
            .truncated()
            .usage(
                WireUsage.builder()
                    .input(100)
                    .imageInput(80)
                    .audioInput(10)
                    .cacheWrite5m(7)
                    .output(2)
                    .build())
            .build());

    JsonNode body = json(post(MEDIA, QUESTION.formatted("")));

    assertThat(body.at("/output/choices/0/message/content/0/text").textValue())
        .isEqualTo("a heron");
    assertThat(body.at("/output/choices/0/finish_reason").textValue()).isEqualTo("length");
    assertThat(body.at("/usage/input_tokens_details/text_tokens").longValue()).isEqualTo(10);
    assertThat(
            body.at("/usage/prompt_tokens_details/cache_creation/ephemeral_5m_input_tokens")
                .longValue())
        .isEqualTo(7);
  }

  @Test
  void totals_areAllThatEmbeddingsAndRerankHave() throws Exception {
    simulator.enqueue(
        Reply.builder().usage(WireUsage.of(8, 0)).build(),
        Reply.builder().usage(WireUsage.of(9, 0)).build(),
        Reply.builder().withoutUsage().build(),
        Reply.builder().usage(WireUsage.ofJson("{\"total_tokens\": 5}")).build());
    String texts = "{\"model\": \"m\", \"input\": {\"texts\": [\"a\", \"b\"]}}";
    String documents = "{\"model\": \"m\", \"input\": {\"documents\": [\"a\", \"b\"]}}";

    JsonNode embedded = json(post(EMBEDDING, texts));
    JsonNode ranked = json(post(RERANK, documents));

    assertThat(embedded.at("/output/embeddings")).hasSize(2);
    assertThat(embedded.at("/usage/total_tokens").longValue()).isEqualTo(8);
    assertThat(ranked.at("/output/results")).hasSize(2);
    assertThat(ranked.at("/usage/total_tokens").longValue()).isEqualTo(9);
    assertThat(json(post(EMBEDDING, texts)).has("usage")).isFalse();
    assertThat(json(post(RERANK, documents)).at("/usage/total_tokens").longValue()).isEqualTo(5);
  }

  @Test
  void failures_haveACode() throws Exception {
    Reply failing = Reply.builder().error(400, "InvalidParameter", "no").build();
    simulator.enqueue(
        failing,
        Reply.error(500),
        Reply.error(429),
        Reply.builder().text("by the lake").errorAfter(1).build(),
        Reply.builder().toolCall("map", "{}").build());

    assertThat(json(post(TEXT, QUESTION.formatted(""))).path("code").textValue())
        .isEqualTo("InvalidParameter");
    assertThat(post(EMBEDDING, QUESTION.formatted("")).statusCode()).isEqualTo(500);
    assertThat(json(post(RERANK, QUESTION.formatted(""))).path("code").isTextual()).isTrue();
    assertThat(stream(TEXT, QUESTION.formatted("")).get(1).path("code").isTextual()).isTrue();
    assertThat(post(TEXT, QUESTION.formatted("")).statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors()).hasSize(1);
  }

  private List<JsonNode> stream(String path, String body) throws Exception {
    URI url = simulator.baseUrl().resolve(path);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("X-DashScope-SSE", "enable")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    return response
        .body()
        .lines()
        .filter(line -> line.startsWith("data:"))
        .<JsonNode>map(line -> Json.parseObject("event", line.substring("data:".length())))
        .toList();
  }
}
