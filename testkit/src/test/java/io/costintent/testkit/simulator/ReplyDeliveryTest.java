/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyDeliveryTest extends SimulatorTest {
  @Test
  void rateLimited_saysWhenToComeBack() throws Exception {
    simulator.enqueue(Reply.rateLimited(Duration.ofMillis(1500)));

    var response = post(CHAT, QUESTION);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("retry-after")).contains("2");
    assertThat(response.headers().firstValue("retry-after-ms")).contains("1500");
    assertThat(json(response).path("error").path("code").asText()).isEqualTo("rate_limit_exceeded");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, 400, invalid_request_error",
    "/v1/responses,        401, invalid_request_error",
    "/v1/embeddings,       404, invalid_request_error",
    "/v1/images/generations, 503, server_error",
    "/v1/messages,         400, invalid_request_error",
    "/v1/messages,         401, authentication_error",
    "/v1/messages,         403, permission_error",
    "/v1/messages,         404, not_found_error",
    "/v1/messages,         413, request_too_large",
    "/v1/messages,         429, rate_limit_error",
    "/v1/messages,         500, api_error",
    "/v1/messages,         529, overloaded_error",
  })
  void error_isTheProvidersOwn(String path, int status, String type) throws Exception {
    simulator.enqueue(Reply.error(status));

    var response = post(path, QUESTION);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).path("error").path("type").asText()).isEqualTo(type);
    assertThat(json(response).path("error").path("message").asText()).contains("status " + status);
  }

  @ParameterizedTest
  @CsvSource({"/v1/chat/completions, x-request-id", "/v1/messages, request-id"})
  void error_canBeSpelledOut(String path, String idHeader) throws Exception {
    simulator.enqueue(
        Reply.builder()
            .error(429, "insufficient_quota", "Out of money.")
            .header(idHeader, "req_scripted")
            .build());

    var response = post(path, STREAMED_QUESTION);

    assertThat(json(response).path("error").path("type").asText()).isEqualTo("insufficient_quota");
    assertThat(json(response).path("error").path("message").asText()).isEqualTo("Out of money.");
    assertThat(response.headers().firstValue(idHeader)).contains("req_scripted");
  }

  @Test
  void held_answersOnlyWhenTheGateOpens() throws Exception {
    var gate = new CompletableFuture<Void>();
    simulator.enqueue(Reply.builder().text("late").heldBy(gate).build());

    var response = postAsync(CHAT, QUESTION);
    simulator.awaitRequests(1, TIMEOUT);

    assertThat(response).isNotDone();
    gate.complete(null);
    assertThat(response.get(10, TimeUnit.SECONDS).body()).contains("late");
  }

  @Test
  void heldAfter_deliversTheChunksBefore() throws Exception {
    var gate = new CompletableFuture<Void>();
    simulator.enqueue(Reply.builder().text("one two").heldAfter(2, gate).build());

    var response = postForStream(CHAT, STREAMED_QUESTION);
    try (var reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertThat(reader.readLine()).contains("\"role\":\"assistant\"");
      assertThat(reader.readLine()).isEmpty();
      assertThat(reader.readLine()).contains("one ");
      gate.completeExceptionally(new IllegalStateException("any end of the gate will do"));
      assertThat(reader.lines()).last().isEqualTo("");
    }
  }

  @Test
  void error_canBeHeld() throws Exception {
    var gate = new CompletableFuture<Void>();
    simulator.enqueue(Reply.builder().error(503).heldBy(gate).build());

    var response = postAsync(CHAT, STREAMED_QUESTION);
    simulator.awaitRequests(1, TIMEOUT);

    assertThat(response).isNotDone();
    gate.complete(null);
    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
  }

  @Test
  void clientThatLeavesAStream_doesNotDisturbTheNext() throws Exception {
    var gate = new CompletableFuture<Void>();
    simulator.enqueue(Reply.builder().text("one two three").heldAfter(1, gate).build());

    postForStream(CHAT, STREAMED_QUESTION).body().close();
    gate.complete(null);

    assertThat(post(CHAT, QUESTION).statusCode()).isEqualTo(200);
  }

  @Test
  void cutAfter_breaksTheStreamAfterTheChunks() throws Exception {
    simulator.enqueue(Reply.builder().text("one two three").cutAfter(2).build());

    String received = receiveAll(CHAT, STREAMED_QUESTION);

    assertThat(received).startsWith("HTTP/1.1 200 OK").contains("chunked");
    assertThat(List.of(received.split("data: ", -1))).hasSize(3).last().asString().contains("one ");
    assertThat(received).doesNotEndWith("\r\n0\r\n\r\n");
  }

  @Test
  void cutAfter_breaksAPlainBody() {
    simulator.enqueue(Reply.builder().cutAfter(0).build());

    assertThatThrownBy(() -> post(CHAT, QUESTION)).isInstanceOf(IOException.class);
    assertThat(simulator.requests()).isNotEmpty();
  }

  @Test
  void disconnected_sendsNothing() {
    simulator.enqueue(Reply.disconnected());

    assertThatThrownBy(() -> post(CHAT, QUESTION)).isInstanceOf(IOException.class);
  }

  @Test
  void errorAfter_endsTheStreamWithAnError() throws Exception {
    simulator.enqueue(Reply.builder().errorAfter(1, "No capacity.").build());

    var events = events(post(CHAT, STREAMED_QUESTION));

    assertThat(events).hasSize(2).last().asString().contains("\"message\":\"No capacity.\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/responses, \"type\":\"error\"",
    "/v1/messages,  \"type\":\"api_error\"",
  })
  void errorAfter_isTheProvidersOwnEvent(String path, String expected) throws Exception {
    simulator.enqueue(Reply.builder().errorAfter(3).build());

    var response = post(path, STREAMED_QUESTION);

    assertThat(response.body()).contains("event: error\n");
    assertThat(events(response)).hasSize(4).last().asString().contains(expected);
  }

  @Test
  void header_replacesTheSimulatorsOwn() throws Exception {
    simulator.enqueue(Reply.builder().header("X-Request-Id", "req_1").header("x-a", "b").build());

    var response = post(CHAT, QUESTION);

    assertThat(response.headers().allValues("x-request-id")).containsExactly("req_1");
    assertThat(response.headers().firstValue("x-a")).contains("b");
  }

  @Test
  void errorAfter_isAScriptErrorWithoutAStream() throws Exception {
    simulator.enqueue(Reply.builder().errorAfter(0).build());

    var response = post(CHAT, QUESTION);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("error").path("message").asText())
        .isEqualTo("errorAfter: the request did not ask for a stream");
    assertThat(simulator.takeScriptErrors()).hasSize(1);
  }

  @Test
  void errorAfter_isAScriptErrorWhereNothingIsStreamed() throws Exception {
    simulator.enqueue(Reply.builder().errorAfter(0).build());

    assertThat(post("/v1/embeddings", STREAMED_QUESTION).statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors()).hasSize(1);
  }

  @Test
  void chunkBeyondTheEnd_isAScriptError() throws Exception {
    simulator.enqueue(
        Reply.builder().text("one").cutAfter(4).build(),
        Reply.builder().heldAfter(1, CompletableFuture.completedFuture(null)).build(),
        Reply.builder().error(500).heldAfter(2, CompletableFuture.completedFuture(null)).build());

    post(CHAT, STREAMED_QUESTION);
    post(CHAT, QUESTION);
    post(CHAT, STREAMED_QUESTION);

    assertThat(simulator.takeScriptErrors())
        .satisfiesExactly(
            first -> assertThat(first).contains("cutAfter: 4 (expected: < 4, the chunks of this s"),
            second -> assertThat(second).contains("heldAfter: 1 (expected: < 1, the chunks of"),
            third -> assertThat(third).contains("heldAfter: 2 (expected: < 1, the chunks of"));
  }

  @Test
  void usageWithoutAField_isAScriptError() throws Exception {
    var usage = WireUsage.builder().input(1).audioInput(7).cacheWrite1h(0).build();
    simulator.enqueue(Reply.builder().usage(usage).build());

    post("/v1/messages", QUESTION);

    assertThat(simulator.takeScriptErrors())
        .singleElement()
        .asString()
        .contains("usage: [AUDIO_INPUT] for /v1/messages (expected: only [INPUT, OUTPUT, ");
  }

  @Test
  void text_isAScriptErrorForEmbeddings() throws Exception {
    simulator.enqueue(Reply.text("a text"));

    post("/v1/embeddings", QUESTION);

    assertThat(simulator.takeScriptErrors())
        .singleElement()
        .asString()
        .contains("text or tool call for /v1/embeddings (expected: neither)");
  }

  @Test
  void close_failsWithAScriptErrorThatNobodyTook() throws Exception {
    simulator.enqueue(Reply.builder().errorAfter(0).build());
    post(CHAT, QUESTION);

    assertThatIllegalStateException()
        .isThrownBy(simulator::close)
        .withMessageContaining("errorAfter: the request did not ask for a stream");
  }
}
