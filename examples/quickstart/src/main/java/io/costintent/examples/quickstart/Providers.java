/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The real providers where there are keys, a simulator elsewhere. */
final class Providers implements AutoCloseable {
  private static final String NO_KEY = "simulated";

  private final ProviderSimulator simulator;
  private final OpenAIClient openai;
  private final AnthropicClient anthropic;
  private final boolean simulated;
  private final String description;

  static Providers of(Map<String, String> environment) {
    return new Providers(environment);
  }

  private Providers(Map<String, String> environment) {
    boolean realOpenAi = environment.containsKey("OPENAI_API_KEY");
    boolean realAnthropic = environment.containsKey("ANTHROPIC_API_KEY");
    simulator = ProviderSimulator.start();
    script();
    openai =
        realOpenAi
            ? OpenAIOkHttpClient.builder().fromEnv().maxRetries(0).build()
            : OpenAIOkHttpClient.builder()
                .baseUrl(simulator.baseUrl() + "/v1")
                .apiKey(NO_KEY)
                .maxRetries(0)
                .build();
    anthropic =
        realAnthropic
            ? AnthropicOkHttpClient.fromEnv()
            : AnthropicOkHttpClient.builder()
                .baseUrl(simulator.baseUrl().toString())
                .apiKey(NO_KEY)
                .build();
    simulated = !realOpenAi;
    description =
        "OpenAI: %s, Anthropic: %s"
            .formatted(
                realOpenAi ? "real" : "simulated at " + simulator.baseUrl(),
                realAnthropic ? "real" : "simulated at " + simulator.baseUrl());
  }

  /** What the providers answer: a cold cache, then a warm one, and one moment of overload. */
  private void script() {
    AtomicInteger drafts = new AtomicInteger();
    AtomicInteger triages = new AtomicInteger();
    simulator.when(
        request -> "gpt-4o-mini".equals(request.model()),
        request ->
            triages.incrementAndGet() == 5
                ? Reply.rateLimited(Duration.ZERO)
                : Reply.builder().text("billing").usage(WireUsage.of(214, 2)).build());
    simulator.when(
        request -> "claude-sonnet-4-5".equals(request.model()),
        request ->
            Reply.builder()
                .text("We are sorry. You will have the second charge back within five days.")
                .usage(
                    drafts.getAndIncrement() == 0
                        ? WireUsage.builder().input(58).cacheWrite5m(1604).output(142).build()
                        : WireUsage.builder().input(58).cacheRead(1604).output(137).build())
                .build());
    simulator.whenModel(
        "gpt-4.1-nano", Reply.builder().text("billing").usage(WireUsage.of(214, 2)).build());
  }

  OpenAIClient openai() {
    return openai;
  }

  AnthropicClient anthropic() {
    return anthropic;
  }

  boolean isSimulated() {
    return simulated;
  }

  String description() {
    return description;
  }

  @Override
  public void close() {
    openai.close();
    anthropic.close();
    simulator.close();
  }
}
