/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.costintent.CostTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntent;
import io.costintent.intent.Purpose;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of the README, compiled and run. */
class Snippets {
  @Test
  void start() {
    try (ProviderSimulator provider = ProviderSimulator.start();
        RecordedTelemetry telemetry = RecordedTelemetry.create()) {
      provider.enqueue(
          Reply.builder()
              .text("billing")
              .usage(WireUsage.of(214, 2))
              .responseModel("gpt-4o-mini-2024-07-18")
              .responseId("chatcmpl-1")
              .build());
      OpenAIClient client =
          OpenAIOkHttpClient.builder()
              .baseUrl(provider.baseUrl() + "/v1")
              .apiKey("simulated")
              .build();

      start(
          client,
          telemetry.openTelemetry(),
          ChatCompletionCreateParams.builder()
              .model("gpt-4o-mini")
              .addUserMessage("Which team is this ticket for?")
              .build());

      assertThat(Documents.blocks(Documents.read("README.md"), "text"))
          .contains(lines(telemetry.takeSpan()));
    }
  }

  private static void start(
      OpenAIClient client, OpenTelemetry openTelemetry, ChatCompletionCreateParams question) {
    // @start region="start"
    CostTracking tracking = CostTracking.builder().openTelemetry(openTelemetry).build();
    OpenAIClient openai = OpenAiTracking.wrap(client, tracking);

    CostIntent triage =
        CostIntent.builder()
            .team("support")
            .feature("ticket-triage")
            .purpose(Purpose.PRODUCTION)
            .build();

    try (Scope ignored = IntentContext.open(triage)) {
      openai.chat().completions().create(question);
    }
    // @end
    tracking.close();
    openai.close();
  }

  /** What a backend shows of the span, without the address of the simulator. */
  private static String lines(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(entry -> !entry.getKey().getKey().startsWith("server."))
        .map(entry -> "  %-38s %s".formatted(entry.getKey().getKey(), text(entry.getValue())))
        .sorted()
        .collect(Collectors.joining("\n", span.getName() + "\n", ""));
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).toPlainString()
        : value.toString();
  }
}
