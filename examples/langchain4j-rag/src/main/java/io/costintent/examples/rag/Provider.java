/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.util.Map;

/** The real provider where there is a key, a simulator elsewhere. */
final class Provider implements AutoCloseable {
  private static final String REAL = "https://api.openai.com/v1";

  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final String baseUrl;
  private final String key;

  Provider(Map<String, String> environment) {
    String given = environment.get("OPENAI_API_KEY");
    String simulated = simulator.baseUrl() + "/v1";
    key = given == null ? "simulated" : given;
    baseUrl = given == null ? simulated : environment.getOrDefault("OPENAI_BASE_URL", REAL);
    script();
  }

  /**
   * What the provider answers: a tool call first, then text; the handbook is cached from then on.
   */
  private void script() {
    simulator.when(
        Provider::asksForATool,
        Reply.builder()
            .toolCall("orderStatus", "{\"order\":\"4711\"}")
            .usage(WireUsage.of(118, 17))
            .build());
    simulator.when(
        Provider::hasTools,
        Reply.builder()
            .text("Your order left the warehouse this morning.")
            .usage(WireUsage.of(161, 11))
            .build());
    simulator.when(
        request -> request.model().startsWith("gpt-"),
        Reply.builder()
            .text("Books can be sent back within 30 days. Unread ones are paid back in full.")
            .usage(WireUsage.builder().input(1834).cacheRead(1536).output(19).build())
            .build());
  }

  private static boolean hasTools(RecordedRequest request) {
    return request.body().has("tools");
  }

  private static boolean asksForATool(RecordedRequest request) {
    return hasTools(request) && !request.body().path("messages").toString().contains("\"tool\"");
  }

  String baseUrl() {
    return baseUrl;
  }

  String key() {
    return key;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
