/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.util.List;

/** A provider on loopback that answers what the help desk asks, and says what it took. */
final class SimulatedProvider implements AutoCloseable {
  private final ProviderSimulator simulator = ProviderSimulator.start();

  SimulatedProvider() {
    simulator.when(
        SimulatedProvider::asksForATool,
        Reply.builder()
            .toolCall("orderStatus", "{\"order\":\"4711\"}")
            .usage(WireUsage.of(131, 18))
            .build());
    simulator.when(
        SimulatedProvider::hasTools,
        Reply.builder()
            .text("Your order left the warehouse this morning.")
            .usage(WireUsage.of(176, 11))
            .build());
    simulator.when(
        RecordedRequest::isStreaming,
        Reply.builder()
            .text("Send it back within 30 days. Unread books are paid back in full.")
            .usage(WireUsage.builder().input(1834).cacheRead(1536).output(17).build())
            .build());
    simulator.when(
        request -> true,
        Reply.builder()
            .text("{\"queue\":\"shipping\",\"urgent\":false}")
            .usage(WireUsage.of(224, 12))
            .build());
  }

  private static boolean hasTools(RecordedRequest request) {
    return request.body().has("tools");
  }

  private static boolean asksForATool(RecordedRequest request) {
    return hasTools(request) && !request.body().path("messages").toString().contains("\"tool\"");
  }

  /** The usual variables, as properties, in order to be called instead of the real one. */
  List<String> properties() {
    return List.of("OPENAI_BASE_URL=" + simulator.baseUrl() + "/v1", "OPENAI_API_KEY=simulated");
  }

  @Override
  public void close() {
    simulator.close();
  }
}
