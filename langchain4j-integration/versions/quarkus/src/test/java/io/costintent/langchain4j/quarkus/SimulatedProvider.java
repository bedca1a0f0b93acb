/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.quarkus;

import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The provider that the application talks to; it has one answer for each test. */
public final class SimulatedProvider implements QuarkusTestResourceLifecycleManager {
  private final ProviderSimulator simulator = ProviderSimulator.start();

  @Override
  public Map<String, String> start() {
    Reply reply =
        Reply.builder()
            .text("in the reeds")
            .usage(WireUsage.builder().input(1000).output(100).build())
            .build();
    simulator.enqueue(reply, reply, reply);
    return Map.of("quarkus.langchain4j.openai.base-url", simulator.baseUrl() + "/v1");
  }

  @Override
  public void stop() {
    simulator.close();
  }
}
