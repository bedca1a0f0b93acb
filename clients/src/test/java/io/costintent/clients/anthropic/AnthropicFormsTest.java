/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.beta.messages.BetaRawMessageStreamEvent;
import com.anthropic.models.beta.messages.MessageCreateParams;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Forms of responses that have no suite of their own, and all that usage tells. */
class AnthropicFormsTest {
  private static final String MODEL = ConformancePrices.MODEL;

  @RegisterExtension final Harness harness = new Harness();

  private final AnthropicClient client =
      AnthropicTracking.wrap(
          AnthropicClients.sync(harness.simulator().baseUrl()), harness.tracking());
  private final MessageCreateParams beta = AnthropicClients.betaMessage(MODEL, "hello");

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "beta messages",
      form = Form.FUTURE)
  void betaMessages_comeAsFutures() throws Exception {
    enqueue();

    client.async().beta().messages().create(beta).get();

    assertCost();
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "beta messages",
      form = Form.STREAM)
  void betaMessages_areStreamed() {
    enqueue();

    try (StreamResponse<BetaRawMessageStreamEvent> stream =
        client.beta().messages().createStreaming(beta)) {
      assertThat(stream.stream()).isNotEmpty();
    }

    assertCost();
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "beta messages",
      form = Form.ASYNC_STREAM)
  void betaMessages_areStreamedToAHandler() throws Exception {
    enqueue();

    client
        .async()
        .beta()
        .messages()
        .createStreaming(beta)
        .subscribe(event -> {})
        .onCompleteFuture()
        .get();

    assertCost();
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "beta messages",
      form = Form.RAW)
  void betaMessages_areReadFromTheBody() throws IOException {
    enqueue();

    try (HttpResponseFor<BetaMessage> response =
        client.beta().messages().withRawResponse().create(beta)) {
      assertThat(response.body().readAllBytes()).isNotEmpty();
    }

    assertCost();
  }

  @Test
  @DoorRow(client = "Anthropic", sdk = "anthropic-java", operation = "messages", form = Form.WHOLE)
  void messages_tellLifetimesOfTheCacheAndSearches() {
    harness
        .simulator()
        .enqueue(
            Reply.builder()
                .usage(
                    WireUsage.builder()
                        .input(600)
                        .cacheRead(400)
                        .cacheWrite5m(30)
                        .cacheWrite1h(20)
                        .output(100)
                        .webSearches(2)
                        .build())
                .build());

    client.messages().create(AnthropicClients.message(MODEL, "hello"));

    Usage usage = harness.takeRecord().usage();
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1050);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_5M_TOKENS)).isEqualTo(30);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_1H_TOKENS)).isEqualTo(20);
    assertThat(usage.quantity(UsageUnit.WEB_SEARCHES)).isEqualTo(2);
  }

  private void enqueue() {
    harness.simulator().enqueue(Sample.anthropic().reply());
  }

  private void assertCost() {
    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd(Sample.anthropic().cost()));
  }
}
