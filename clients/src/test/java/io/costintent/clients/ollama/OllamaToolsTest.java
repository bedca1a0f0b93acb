/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelCallHandler;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatTokenHandler;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.tools.Tools;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chats in which the SDK runs tools and asks again by itself. */
class OllamaToolsTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";
  private static final Reply ASKS =
      Reply.builder().toolCall("map", "{\"of\":\"nests\"}").usage(WireUsage.of(1000, 10)).build();
  private static final Reply ANSWERS =
      Reply.builder().text("by the lake").usage(WireUsage.of(1200, 20)).build();

  @RegisterExtension final Harness harness = new Harness();

  private final List<Boolean> insideCall = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DoorRow(
      client = "Ollama",
      sdk = "ollama4j",
      operation = "chat with tools",
      form = Form.ASYNC_STREAM)
  void eachRequest_isACall(boolean streaming) throws Exception {
    harness.simulator().enqueue(ASKS, ANSWERS);
    OllamaChatTokenHandler handler = streaming ? piece -> {} : null;
    OllamaChatRequest request = OllamaRequests.chat(MODEL, PROMPT);
    CostIntent intent = CostIntent.builder().team("support").build();

    String text;
    try (Scope ignored = IntentContext.open(intent)) {
      text = OllamaRequests.text(client(harness.tracking()).chat(request, handler));
    }

    assertThat(text).isEqualTo("by the lake");
    List<CallRecord> records = harness.takeRecords();
    assertThat(records)
        .extracting(record -> record.cost().total())
        .containsExactly(Money.usd("0.0026"), Money.usd("0.0032"));
    assertThat(records).allMatch(record -> record.intent().equals(intent));
    assertThat(records).allMatch(record -> record.request().isStreaming() == streaming);
    assertThat(harness.simulator().requests())
        .allMatch(sent -> sent.isStreaming() == streaming)
        .hasSize(2);
    assertThat(harness.simulator().requests().get(1).bodyText()).contains("[TOOL_RESULTS]");
    assertThat(request.getMessages()).hasSizeGreaterThan(1);
  }

  @Test
  void tool_runsBetweenCallsAndNotInsideOne() throws Exception {
    harness.simulator().enqueue(ASKS, ANSWERS);

    client(harness.tracking()).chat(OllamaRequests.chat(MODEL, PROMPT), null);

    assertThat(insideCall).containsExactly(false);
    harness.takeRecords();
  }

  @Test
  void secondRequest_isDeniedAsItIs() {
    harness.simulator().enqueue(ASKS, ANSWERS);
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    CostTracking tracking =
        harness.limited(store, budget -> budget.limit(BigDecimal.ONE, BudgetUnit.REQUESTS));

    Throwable thrown =
        catchThrowable(() -> client(tracking).chat(OllamaRequests.chat(MODEL, PROMPT), null));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).hasSize(1);
    assertThat(harness.takeRecords())
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.COMPLETED, CallEnding.DENIED);
  }

  @Test
  void secondRequest_mayFail() {
    harness.simulator().enqueue(ASKS, Reply.error(500));

    Throwable thrown =
        catchThrowable(
            () -> client(harness.tracking()).chat(OllamaRequests.chat(MODEL, PROMPT), null));

    List<CallRecord> records = harness.takeRecords();
    assertThat(records)
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.COMPLETED, CallEnding.FAILED);
    assertThat(records.get(1).error()).isSameAs(thrown);
  }

  @Test
  void completionWithTools_isRecordedAsTheChatThatItIs() throws Exception {
    harness.simulator().enqueue(ASKS, ANSWERS);
    OllamaGenerateRequest request = OllamaRequests.generate(MODEL, PROMPT).withUseTools(true);

    client(harness.tracking()).generate(request, null);

    assertThat(harness.takeRecords())
        .extracting(record -> record.request().operation())
        .containsExactly("chat", "chat");
  }

  @Test
  void completionWithTools_isDeniedAsItIs() {
    OllamaGenerateRequest request = OllamaRequests.generate(MODEL, PROMPT).withUseTools(true);
    OllamaGenerateStreamObserver observer = new OllamaGenerateStreamObserver(null, piece -> {});

    Throwable thrown = catchThrowable(() -> client(harness.denying()).generate(request, observer));

    assertThat(thrown).hasMessage("denied").hasNoCause();
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  private Ollama client(CostTracking tracking) {
    Ollama client = OllamaTracking.client(harness.simulator().baseUrl().toString(), tracking);
    client.registerTool(
        Tools.Tool.builder()
            .toolSpec(
                Tools.ToolSpec.builder()
                    .name("map")
                    .description("a map")
                    .parameters(Tools.Parameters.of(Map.of()))
                    .build())
            .toolFunction(arguments -> {
              insideCall.add(ModelCallHandler.isInsideCall(Context.current()));
              return "lake";
            })
            .build());
    return client;
  }
}
