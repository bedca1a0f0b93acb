/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bedrock on the wire; the tests of clients call it with the real SDK. */
class BedrockTest extends SimulatorTest {
  private static final String CONVERSE = "/model/us.anthropic.claude-haiku-4-5/converse";
  private static final String BODY =
      "{\"messages\": [{\"role\": \"user\", \"content\": [{\"text\": \"Hello\"}]}]}";
  private static final WireUsage USAGE =
      WireUsage.builder().input(12).cacheRead(1000).cacheWrite1h(200).output(90).build();

  @Test
  void converse_countsWithoutTheCache() throws Exception {
    simulator.enqueue(Reply.builder().text("Good day").usage(USAGE).build());

    JsonNode answer = json(post(CONVERSE, BODY));

    assertThat(answer.path("output").path("message").path("content").path(0).path("text").asText())
        .isEqualTo("Good day");
    assertThat(answer.path("stopReason").asText()).isEqualTo("end_turn");
    JsonNode usage = answer.path("usage");
    assertThat(usage.path("inputTokens").asInt()).isEqualTo(12);
    assertThat(usage.path("cacheReadInputTokens").asInt()).isEqualTo(1000);
    assertThat(usage.path("cacheWriteInputTokens").asInt()).isEqualTo(200);
    assertThat(usage.path("totalTokens").asInt()).isEqualTo(1302);
    assertThat(usage.path("cacheDetails").toString())
        .isEqualTo("[{\"inputTokens\":200,\"ttl\":\"1h\"}]");
  }

  @Test
  void path_namesTheModelEvenWhereItIsAnArn() throws Exception {
    String arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1";

    post("/model/" + arn.replace(":", "%3A").replace("/", "%2F") + "/converse", BODY);

    assertThat(simulator.requests().get(0).model()).isEqualTo(arn);
    assertThat(post("/model//converse", BODY).statusCode()).isEqualTo(404);
  }

  @Test
  void stream_isMadeOfFramesWithChecksums() throws Exception {
    simulator.enqueue(
        Reply.builder().text("one two").toolCall("lookup", "{\"id\": 7}").usage(USAGE).build());

    List<EventStreamFrame> frames = frames(CONVERSE + "-stream", BODY);

    assertThat(frames)
        .extracting(EventStreamFrame::type)
        .containsExactly(
            "messageStart",
            "contentBlockDelta",
            "contentBlockDelta",
            "contentBlockStop",
            "contentBlockStart",
            "contentBlockDelta",
            "contentBlockStop",
            "messageStop",
            "metadata");
    assertThat(frames.get(7).payload().path("stopReason").asText()).isEqualTo("tool_use");
    assertThat(frames.get(8).payload().path("usage").path("outputTokens").asInt()).isEqualTo(90);
  }

  @Test
  void streamError_isAnExceptionOfBedrocks() throws Exception {
    simulator.enqueue(Reply.builder().errorAfter(1, "ThrottlingException", "wait").build());

    List<EventStreamFrame> frames = frames(CONVERSE + "-stream", BODY);

    assertThat(frames)
        .extracting(EventStreamFrame::type)
        .containsExactly("messageStart", "throttlingException");
    assertThat(frames.get(1).headers()).contains(":message-type", "exception");
    assertThat(frames.get(1).payload().path("message").asText()).isEqualTo("wait");
  }

  @Test
  void error_namesItsType() throws Exception {
    simulator.enqueue(Reply.error(429), Reply.error(400));

    assertThat(json(post(CONVERSE, BODY)).path("__type").asText()).isEqualTo("ThrottlingException");
    assertThat(json(post(CONVERSE, BODY)).path("__type").asText()).isEqualTo("ValidationException");
  }

  @Test
  void invoke_countsInHeadersToo() throws Exception {
    simulator.enqueue(Reply.builder().usage(USAGE).build());

    var response =
        post("/model/anthropic.claude-x/invoke", "{\"anthropic_version\":\"x\",\"messages\":[]}");

    assertThat(response.headers().firstValue("x-amzn-bedrock-input-token-count")).contains("12");
    assertThat(response.headers().firstValue("x-amzn-bedrock-output-token-count")).contains("90");
    assertThat(response.headers().firstValue("x-amzn-bedrock-cache-read-input-token-count"))
        .contains("1000");
    assertThat(json(response).path("usage").path("cache_creation_input_tokens").asInt())
        .isEqualTo(200);
  }

  @Test
  void invokedStream_endsWithBedrocksOwnCounts() throws Exception {
    simulator.enqueue(Reply.builder().text("a b").usage(WireUsage.of(5, 2)).build());

    List<EventStreamFrame> frames =
        frames("/model/mistral.x/invoke-with-response-stream", "{\"prompt\":\"Hello\"}");

    assertThat(frames).hasSize(3).allMatch(frame -> frame.type().equals("chunk"));
    JsonNode first = frames.get(0).chunk();
    JsonNode last = frames.get(2).chunk();
    assertThat(first.path("outputs").path(0).path("text").asText()).isEqualTo("a ");
    assertThat(last.path("amazon-bedrock-invocationMetrics").path("inputTokenCount").asInt())
        .isEqualTo(5);
  }

  private List<EventStreamFrame> frames(String path, String body) throws Exception {
    return EventStreamFrame.readAll(postForStream(path, body).body());
  }
}
