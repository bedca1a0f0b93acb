/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Google's protocols as bytes; clients' tests speak them with Google's own SDK. */
class GoogleTest extends SimulatorTest {
  private static final String GEMINI = "/v1beta/models/gemini-2.5-flash";
  private static final String VERTEX =
      "/v1beta1/projects/p/locations/l/publishers/google/models/gemini-2.5-flash";
  private static final String QUESTION_OF_A_USER =
      "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Where do herons nest?\"}]}]}";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WireUsage USAGE =
      WireUsage.builder()
          .input(300)
          .imageInput(258)
          .cacheRead(40)
          .output(20)
          .reasoning(7)
          .toolInput(5)
          .build();

  private JsonNode answer(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> response = post(path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private List<JsonNode> events(String path, String body) throws IOException, InterruptedException {
    return post(path, body)
        .body()
        .lines()
        .filter(line -> line.startsWith("data: {"))
        .map(line -> read(line.substring(6)))
        .toList();
  }

  private static JsonNode read(String json) {
    return Json.parseObject("event", json);
  }

  @Test
  void content_hasTextAndUsage() throws Exception {
    simulator.enqueue(Reply.builder().text("By the lake.").usage(USAGE).build());

    JsonNode body = answer(GEMINI + ":generateContent", QUESTION_OF_A_USER);

    assertThat(body.at("/candidates/0/content/parts/0/text").asText()).isEqualTo("By the lake.");
    assertThat(body.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
    assertThat(body.path("modelVersion").asText()).isEqualTo("gemini-2.5-flash");
    assertThat(body.path("usageMetadata").toString())
        .isEqualTo(
            "{\"promptTokenCount\":300,\"candidatesTokenCount\":20,"
                + "\"cachedContentTokenCount\":40,\"thoughtsTokenCount\":7,"
                + "\"toolUsePromptTokenCount\":5,\"totalTokenCount\":332,"
                + "\"promptTokensDetails\":[{\"modality\":\"IMAGE\",\"tokenCount\":258},"
                + "{\"modality\":\"TEXT\",\"tokenCount\":42}],"
                + "\"candidatesTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":20}],"
                + "\"serviceTier\":\"standard\"}");
    assertThat(simulator.requests().get(0).model()).isEqualTo("gemini-2.5-flash");
  }

  @Test
  void contentOfVertex_hasATrafficType() throws Exception {
    simulator.enqueue(Reply.builder().usage(USAGE).serviceTier("ON_DEMAND_FLEX").build());

    JsonNode usage = answer(VERTEX + ":generateContent", QUESTION_OF_A_USER).path("usageMetadata");

    assertThat(usage.path("trafficType").asText()).isEqualTo("ON_DEMAND_FLEX");
    assertThat(usage.has("serviceTier")).isFalse();
  }

  @Test
  void stream_hasTheWholeUsageInItsLastEvent() throws Exception {
    simulator.enqueue(
        Reply.builder().text("By the lake.").usage(USAGE).search("heron nests").build());

    List<JsonNode> events = events(GEMINI + ":streamGenerateContent?alt=sse", QUESTION_OF_A_USER);

    assertThat(events).hasSize(4);
    assertThat(events.get(0).at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(300);
    assertThat(events.get(0).at("/usageMetadata/candidatesTokenCount").isMissingNode()).isTrue();
    assertThat(events.get(3).at("/usageMetadata/candidatesTokenCount").asInt()).isEqualTo(20);
    assertThat(events.get(3).at("/candidates/0/groundingMetadata/webSearchQueries/0").asText())
        .isEqualTo("heron nests");
  }

  @Test
  void toolCall_hasItsArguments() throws Exception {
    simulator.enqueue(Reply.builder().toolCall("nest", "{\"bird\":\"heron\"}").build());

    JsonNode body = answer(GEMINI + ":generateContent", QUESTION_OF_A_USER);

    assertThat(body.at("/candidates/0/content/parts/0/functionCall/args/bird").asText())
        .isEqualTo("heron");
  }

  @Test
  void error_isGooglesOwn() throws Exception {
    simulator.enqueue(Reply.error(429));

    HttpResponse<String> response = post(GEMINI + ":generateContent", QUESTION_OF_A_USER);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(JSON.readTree(response.body()).at("/error/status").asText())
        .isEqualTo("RESOURCE_EXHAUSTED");
  }

  @Test
  void streamError_isAnEvent() throws Exception {
    simulator.enqueue(Reply.builder().text("By the lake.").errorAfter(1).build());

    List<JsonNode> events = events(GEMINI + ":streamGenerateContent?alt=sse", QUESTION_OF_A_USER);

    assertThat(events).hasSize(2);
    assertThat(events.get(1).at("/error/code").asInt()).isEqualTo(500);
  }

  @Test
  void embeddings_areOneForEachText() throws Exception {
    String texts =
        "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}},"
            + "{\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}";
    simulator.enqueue(Reply.builder().usage(WireUsage.builder().input(9).build()).build());

    JsonNode several = answer(GEMINI + ":batchEmbedContents", texts);
    JsonNode one = answer(GEMINI + ":embedContent", "{\"content\":{\"parts\":[]}}");

    assertThat(several.path("embeddings")).hasSize(2);
    assertThat(several.at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(9);
    assertThat(one.at("/embedding/values")).hasSize(2);
  }

  @Test
  void predictions_areImagesOrVectors() throws Exception {
    simulator.enqueue(
        Reply.builder().build(),
        Reply.builder().usage(WireUsage.builder().input(6).build()).build());

    JsonNode images =
        answer(
            VERTEX + ":predict",
            "{\"instances\":[{\"prompt\":\"a heron\"}],\"parameters\":{\"sampleCount\":2}}");
    JsonNode vectors = answer(VERTEX + ":predict", "{\"instances\":[{\"content\":\"a heron\"}]}");

    assertThat(images.path("predictions")).hasSize(2);
    assertThat(images.at("/predictions/0/mimeType").asText()).isEqualTo("image/png");
    assertThat(vectors.at("/predictions/0/embeddings/statistics/token_count").asInt()).isEqualTo(6);
    assertThat(vectors.at("/metadata/billableCharacterCount").asInt()).isEqualTo(7);
  }

  @Test
  void interaction_hasTextAndUsage() throws Exception {
    simulator.enqueue(
        Reply.builder().text("By the lake.").usage(USAGE).search("a").search("b").build());

    JsonNode body =
        answer("/v1beta/interactions", "{\"model\":\"gemini-3.5-flash\",\"input\":\"herons\"}");

    assertThat(body.path("output_text").asText()).isEqualTo("By the lake.");
    assertThat(body.path("status").asText()).isEqualTo("completed");
    assertThat(body.at("/usage/total_tokens").asInt()).isEqualTo(332);
    assertThat(body.at("/usage/total_thought_tokens").asInt()).isEqualTo(7);
    assertThat(body.at("/usage/grounding_tool_count/0/count").asInt()).isEqualTo(2);
  }

  @Test
  void interactionStream_endsWithTheUsage() throws Exception {
    simulator.enqueue(Reply.builder().text("By the lake.").usage(USAGE).build());

    List<JsonNode> events =
        events("/v1beta/interactions", "{\"model\":\"m\",\"input\":\"herons\",\"stream\":true}");

    assertThat(events)
        .extracting(event -> event.path("event_type").asText())
        .containsExactly(
            "interaction.created",
            "step.start",
            "step.delta",
            "step.delta",
            "step.delta",
            "step.stop",
            "interaction.completed");
    assertThat(events.get(6).at("/interaction/usage/total_tokens").asInt()).isEqualTo(332);
  }

  @Test
  void interactionWithATool_requiresAction() throws Exception {
    simulator.enqueue(Reply.builder().toolCall("nest", "{\"bird\":\"heron\"}").build());

    JsonNode body = answer("/v1beta/interactions", "{\"model\":\"m\",\"input\":\"herons\"}");

    assertThat(body.path("status").asText()).isEqualTo("requires_action");
    assertThat(body.at("/steps/0/arguments/bird").asText()).isEqualTo("heron");
  }

  @Test
  void searchWhereThereIsNone_isAScriptError() throws Exception {
    simulator.enqueue(Reply.builder().search("heron nests").build());

    assertThat(post(CHAT, QUESTION).statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors()).hasSize(1);
  }
}
