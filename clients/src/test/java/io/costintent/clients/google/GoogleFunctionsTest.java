/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static io.costintent.clients.google.GoogleClients.gemini;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.genai.Client;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.Tool;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The SDK calls functions itself and asks the model again, all within one of its methods. */
class GoogleFunctionsTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final CostIntent INTENT = CostIntent.builder().team("support-desk").build();
  private static final WireUsage FIRST = WireUsage.of(100, 10);

  @RegisterExtension final Harness harness = new Harness();

  private final CompletableFuture<Void> gate = new CompletableFuture<>();
  private final Client client = gemini(harness.tracking(), harness.simulator().baseUrl());

  public static String nest(String bird) {
    return "by the lake: " + bird;
  }

  private static GenerateContentConfig config() throws NoSuchMethodException {
    return GenerateContentConfig.builder()
        .tools(
            Tool.builder()
                .functions(GoogleFunctionsTest.class.getMethod("nest", String.class))
                .build())
        .build();
  }

  @BeforeEach
  void script() {
    harness
        .simulator()
        .enqueue(
            Reply.builder()
                .toolCall("nest", "{\"arg0\":\"heron\",\"bird\":\"heron\"}")
                .usage(FIRST)
                .heldBy(gate)
                .build(),
            Sample.gemini().reply());
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eachRequest_isARecord() throws Exception {
    gate.complete(null);
    GenerateContentResponse response;
    try (Scope ignored = IntentContext.open(INTENT)) {
      response = client.models.generateContent(MODEL, "where do herons nest", config());
    }

    assertThat(response.text()).isEqualTo(Sample.gemini().text());
    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2).allMatch(CallRecord::isBilled);
    assertThat(records).allSatisfy(it -> assertThat(it.intent()).isEqualTo(INTENT));
  }

  /** The SDK goes on in the JDK's common pool, where nobody knows who began. */
  @Test
  void requestsThatFollowAFuture_areRecordedWithoutIntent() throws Throwable {
    CompletableFuture<GenerateContentResponse> future;
    try (Scope ignored = IntentContext.open(INTENT)) {
      future = client.async.models.generateContent(MODEL, "where do herons nest", config());
    }
    gate.complete(null); // an answer that is there at once is followed up by the caller's thread

    assertThat(Futures.get(future).text()).isEqualTo(Sample.gemini().text());
    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2).allMatch(CallRecord::isBilled);
    assertThat(records).extracting(CallRecord::intent).containsExactly(INTENT, CostIntent.none());
  }
}
