/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.BetaToolRunner;
import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.beta.messages.BetaRawMessageStreamEvent;
import com.anthropic.models.beta.messages.MessageCreateParams;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that the SDK makes on its own, between the tools of the application. */
class AnthropicToolRunnerTest {
  @RegisterExtension final Harness harness = new Harness();

  private final AnthropicClient bare = AnthropicClients.sync(harness.simulator().baseUrl());
  private final AnthropicClient client = AnthropicTracking.wrap(bare, harness.tracking());
  private final MessageCreateParams params =
      AnthropicClients.betaMessage(ConformancePrices.MODEL, "where do the herons nest").toBuilder()
          .addTool(FindNests.class)
          .build();

  /** A tool of the application. */
  @JsonClassDescription("Finds nests")
  public static final class FindNests implements Supplier<String> {
    public String bird = "";

    @Override
    public String get() {
      return bird + ": by the quince";
    }
  }

  @AfterEach
  void closeClient() {
    bare.close();
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "tool runner",
      form = Form.WHOLE)
  void eachCallOfARunner_isRecorded() {
    harness.simulator().enqueue(toolCall(), Sample.anthropic().reply());

    List<BetaMessage> messages = new ArrayList<>();
    client.beta().messages().toolRunner(params).forEach(messages::add);

    assertThat(messages).hasSize(2);
    assertThat(AnthropicClients.text(messages.get(1))).isEqualTo(Sample.anthropic().text());
    assertThat(harness.simulator().requests().get(1).bodyText()).contains("heron: by the quince");
    assertRecorded();
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "tool runner",
      form = Form.STREAM)
  void eachStreamOfARunner_isRecorded() {
    harness.simulator().enqueue(toolCall(), Sample.anthropic().reply());
    BetaToolRunner runner = client.beta().messages().toolRunner(params);

    for (StreamResponse<BetaRawMessageStreamEvent> stream : runner.streaming()) {
      assertThat(stream.stream()).isNotEmpty();
    }

    assertRecorded();
  }

  @Test
  void deniedCall_endsTheRun() {
    AnthropicClient denied = AnthropicTracking.wrap(bare, harness.denying());
    BetaToolRunner runner = denied.beta().messages().toolRunner(params);

    Throwable thrown = catchThrowable(() -> runner.iterator().next());

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  private static Reply toolCall() {
    return Reply.builder()
        .toolCall("find_nests", "{\"bird\": \"heron\"}")
        .usage(Sample.anthropic().wire())
        .build();
  }

  private void assertRecorded() {
    assertThat(harness.takeRecords())
        .hasSize(2)
        .extracting(record -> record.cost().total())
        .containsOnly(Money.usd(Sample.anthropic().cost()));
  }
}
