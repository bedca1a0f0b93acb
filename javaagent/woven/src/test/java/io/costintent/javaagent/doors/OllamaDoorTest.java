/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.ollama.OllamaTracking;
import io.costintent.intent.CostIntent;
import io.costintent.javaagent.woven.Woven;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.OllamaAsyncResultStreamer;
import io.github.ollama4j.tools.Tools;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the agent sees of ollama4j where one method is not one call. */
class OllamaDoorTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";
  private static final long PATIENCE_MILLIS = 30_000;
  private static final Reply ASKS =
      Reply.builder().toolCall("map", "{\"of\":\"nests\"}").usage(WireUsage.of(1000, 10)).build();
  private static final Reply ANSWERS =
      Reply.builder().text("by the lake").usage(WireUsage.of(1200, 20)).build();

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void generation_isOneCallWithTheIntentOfItsStart() throws Exception {
    Sample sample = Sample.ollamaCompletion();
    harness.simulator().enqueue(sample.reply());
    CostIntent intent = CostIntent.builder().team("support").build();

    OllamaAsyncResultStreamer streamer;
    try (Scope ignored = IntentContext.open(intent)) {
      streamer = client(harness.tracking()).generateAsync(MODEL, PROMPT, false, ThinkMode.DISABLED);
    }
    streamer.join(PATIENCE_MILLIS);

    assertThat(streamer.isSucceeded()).isTrue();
    assertThat(streamer.getCompleteResponse()).isEqualTo(sample.text());
    CallRecord record = harness.takeRecord();
    assertThat(record.intent()).isEqualTo(intent);
    assertThat(record.cost().total()).isEqualTo(Money.usd(sample.cost()));
  }

  @Test
  void deniedGeneration_throwsToTheCaller() {
    Ollama client = client(harness.denying());

    Throwable thrown =
        catchThrowable(() -> client.generateAsync(MODEL, PROMPT, false, ThinkMode.DISABLED));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  @Test
  void eachRequestOfAChatWithTools_isACall() throws Exception {
    harness.simulator().enqueue(ASKS, ANSWERS);

    withTool(client(harness.tracking())).chat(chat(), null);

    assertThat(harness.takeRecords())
        .extracting(record -> record.cost().total())
        .containsExactly(Money.usd("0.0026"), Money.usd("0.0032"));
  }

  @Test
  void secondRequest_isDeniedAsItIs() {
    harness.simulator().enqueue(ASKS, ANSWERS);
    CostTracking tracking =
        harness.limited(
            InMemoryBudgetStore.create(),
            budget -> budget.limit(BigDecimal.ONE, BudgetUnit.REQUESTS));
    Ollama client = withTool(client(tracking));

    Throwable thrown = catchThrowable(() -> client.chat(chat(), null));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).hasSize(1);
    assertThat(harness.takeRecords())
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.COMPLETED, CallEnding.DENIED);
  }

  @Test
  void completionWithTools_isTheChatThatItIs() throws Exception {
    harness.simulator().enqueue(ASKS, ANSWERS);
    OllamaGenerateRequest request = new OllamaGenerateRequest(MODEL, PROMPT);

    withTool(client(harness.tracking())).generate(request.withUseTools(true), null);

    assertThat(harness.takeRecords())
        .extracting(record -> record.request().operation())
        .containsExactly("chat", "chat");
  }

  @Test
  void deniedCompletionWithTools_isDeniedAsItIs() {
    OllamaGenerateRequest request = new OllamaGenerateRequest(MODEL, PROMPT).withUseTools(true);
    Ollama client = client(harness.denying());

    Throwable thrown = catchThrowable(() -> client.generate(request, null));

    assertThat(thrown).isInstanceOf(CallDeniedException.class).hasNoCause();
    harness.takeRecord();
  }

  @Test
  void clientOfTheLibrary_isLeftAlone() throws Exception {
    Woven.telling(harness.tracking());
    harness.simulator().enqueue(Sample.ollama().reply());
    Ollama tracked =
        OllamaTracking.client(harness.simulator().baseUrl().toString(), harness.tracking());

    tracked.chat(chat(), null);

    assertThat(harness.takeRecords()).hasSize(1);
  }

  private Ollama client(CostTracking tracking) {
    Woven.telling(tracking);
    return new Ollama(harness.simulator().baseUrl().toString());
  }

  private static OllamaChatRequest chat() {
    return OllamaChatRequest.builder()
        .withModel(MODEL)
        .withMessage(OllamaChatMessageRole.USER, PROMPT)
        .build();
  }

  private static Ollama withTool(Ollama client) {
    client.registerTool(
        Tools.Tool.builder()
            .toolSpec(
                Tools.ToolSpec.builder()
                    .name("map")
                    .description("a map")
                    .parameters(Tools.Parameters.of(Map.of()))
                    .build())
            .toolFunction(arguments -> "lake")
            .build());
    return client;
  }
}
