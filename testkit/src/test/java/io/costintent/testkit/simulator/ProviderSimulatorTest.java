/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProviderSimulatorTest extends SimulatorTest {
  @Test
  void reply_derivedFromTheRequestWhenNothingIsScripted() throws Exception {
    String first = post(CHAT, QUESTION).body();
    String second = post(CHAT, QUESTION).body();

    assertThat(first).contains("Simulated answer from gpt-5.").contains("\"prompt_tokens\":3,");
    assertThat(withoutIds(first)).isEqualTo(withoutIds(second));
  }

  @Test
  void reply_isTheNextQueuedThenTheFirstRuleThatMatches() throws Exception {
    simulator
        .whenModel("gpt-5", Reply.text("first rule"))
        .whenModel("gpt-5", Reply.text("second rule"))
        .enqueue(Reply.text("first"), Reply.text("second"));

    assertThat(answer()).isEqualTo("first");
    assertThat(simulator.queuedReplies()).isEqualTo(1);
    assertThat(answer()).isEqualTo("second");
    assertThat(answer()).isEqualTo("first rule");
    assertThat(answer()).isEqualTo("first rule");
  }

  @Test
  void rule_makesTheReplyFromTheRequest() throws Exception {
    simulator.when(
        request -> request.header("x-team").isPresent(),
        request -> Reply.text("for " + request.header("x-team").orElseThrow()));

    assertThat(answer()).isEqualTo("for support");
  }

  @Test
  void rule_thatDoesNotMatchLeavesTheDefault() throws Exception {
    simulator.whenModel("gpt-5-mini", Reply.text("rule"));

    assertThat(answer()).isEqualTo("Simulated answer from gpt-5.");
  }

  @Test
  void rule_thatThrowsIsAScriptError() throws Exception {
    simulator.when(request -> Integer.parseInt("x") == 0, Reply.text("never"));

    var response = post(CHAT, QUESTION);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors())
        .singleElement()
        .asString()
        .contains("NumberFormatException");
  }

  @Test
  void responseIds_areUniqueAlsoAcrossSimulators() throws Exception {
    String first = json(post(CHAT, QUESTION)).path("id").asText();
    String second = json(post(CHAT, QUESTION)).path("id").asText();

    assertThat(first).startsWith("chatcmpl-").isNotEqualTo(second);
    assertThat(first.substring(0, first.lastIndexOf('-')))
        .isEqualTo(second.substring(0, second.lastIndexOf('-')))
        .hasSizeGreaterThan(30);
  }

  @Test
  void requests_areRecordedInOrderOfArrival() throws Exception {
    post(CHAT, QUESTION);
    post("/v1/messages", STREAMED_QUESTION);

    assertThat(simulator.requests()).extracting(RecordedRequest::sequence).containsExactly(1, 2);
    RecordedRequest first = simulator.requests().get(0);
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.path()).isEqualTo(CHAT);
    assertThat(first.model()).isEqualTo("gpt-5");
    assertThat(first.isStreaming()).isFalse();
    assertThat(first.body().path("messages").path(0).path("content").asText()).isEqualTo("Hello");
    assertThat(first.bodyText()).isEqualTo(QUESTION);
    assertThat(first.header("x-TEAM")).contains("support");
    assertThat(first.headers()).containsKey("CONTENT-type");
    assertThat(first.header("baggage")).isEmpty();
    assertThat(simulator.requests().get(1).isStreaming()).isTrue();
  }

  @Test
  void recordedRequest_printsNeitherHeadersNorContent() throws Exception {
    post(CHAT, QUESTION);

    assertThat(simulator.requests().get(0))
        .hasToString("#1 POST /v1/chat/completions model=gpt-5 streaming=false");
  }

  @Test
  void clearRequests_forgetsThemButCountsOn() throws Exception {
    post(CHAT, QUESTION);

    simulator.clearRequests();
    post(CHAT, QUESTION);

    assertThat(simulator.requests()).extracting(RecordedRequest::sequence).containsExactly(2);
  }

  @Test
  void reset_forgetsRequestsQueueAndRules() throws Exception {
    simulator.whenModel("gpt-5", Reply.text("rule")).enqueue(Reply.text("queued"));
    post(CHAT, QUESTION);

    simulator.reset();

    assertThat(simulator.requests()).isEmpty();
    assertThat(simulator.queuedReplies()).isZero();
    assertThat(answer()).isEqualTo("Simulated answer from gpt-5.");
  }

  @Test
  void awaitRequests_failsWhenTooFewArrive() {
    assertThatThrownBy(() -> simulator.awaitRequests(1, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("requests: [] (expected: at least 1 within PT0.001S)");
  }

  @Test
  void unknownPath_isNotFoundAndSaysWhatIsServed() throws Exception {
    simulator.enqueue(Reply.text("for the next one"));

    var response = post("/chat/completions", QUESTION);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("error").path("message").asText())
        .startsWith("POST /chat/completions is not served (expected: POST /v1/chat/completions, ");
    assertThat(simulator.requests()).hasSize(1);
    assertThat(simulator.queuedReplies()).isEqualTo(1);
  }

  @Test
  void anotherMethod_isNotFound() throws Exception {
    var response = get(CHAT);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("GET /v1/chat/completions is not served");
  }

  @Test
  void malformedBody_isABadRequest() throws Exception {
    var response = post("/v1/messages", "{\"model\": ");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("type").asText()).isEqualTo("error");
    assertThat(json(response).path("error").path("message").asText())
        .isEqualTo("The body is not a JSON object.");
    assertThat(simulator.requests().get(0).bodyText()).isEqualTo("{\"model\": ");
    assertThat(simulator.requests().get(0).body().isMissingNode()).isTrue();
  }

  @Test
  void emptyBody_isABadRequest() throws Exception {
    assertThat(post(CHAT, "").statusCode()).isEqualTo(400);
  }

  @Test
  void bodyWithoutModel_isABadRequest() throws Exception {
    var response = post(CHAT, "{}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("The body names no model.");
  }

  @Test
  void start_failsOnATakenPort() {
    int taken = simulator.baseUrl().getPort();

    assertThatThrownBy(() -> ProviderSimulator.start(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("port: " + taken + " (expected: free)");
    assertThatIllegalArgumentException().isThrownBy(() -> ProviderSimulator.start(65536));
  }

  @Test
  void close_refusesFurtherCalls() {
    simulator.close();

    assertThatThrownBy(() -> post(CHAT, QUESTION)).isInstanceOf(IOException.class);
  }

  private String answer() throws Exception {
    return json(post(CHAT, QUESTION))
        .path("choices")
        .path(0)
        .path("message")
        .path("content")
        .asText();
  }

  private static String withoutIds(String body) {
    return body.replaceAll("chatcmpl-[a-z0-9-]+", "id");
  }
}
