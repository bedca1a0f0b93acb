/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/** The official clients, strict about what they receive and without retries. */
final class Clients {
  static OpenAIClient openAi(ProviderSimulator simulator) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(simulator.baseUrl() + "/v1")
        .apiKey("simulated")
        .responseValidation(true)
        .maxRetries(0)
        .timeout(SimulatorTest.TIMEOUT)
        .build();
  }

  static AnthropicClient anthropic(ProviderSimulator simulator) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(simulator.baseUrl().toString())
        .apiKey("simulated")
        .responseValidation(true)
        .maxRetries(0)
        .timeout(SimulatorTest.TIMEOUT)
        .build();
  }

  private Clients() {}
}
