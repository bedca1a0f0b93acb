/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.Sample;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.setup.OpenAiSetup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A model of Spring AI on an SDK that is tracked itself: that one bills, once. */
class WrappedSdkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final CostIntent INTENT = CostIntent.builder().team("wetlands").build();

  @RegisterExtension final Harness harness = new Harness();

  /** A model on wrapped clients, as the starter would make it of beans of theirs. */
  @Configuration(proxyBeanMethods = false)
  static class OnWrappedSdk {
    @Bean
    OpenAiChatModel openAiChatModel(
        Environment environment,
        CostTracking tracking,
        ObjectProvider<ObservationRegistry> registries) {
      String url = environment.getRequiredProperty(Models.URL) + "/v1";
      return OpenAiChatModel.builder()
          .openAiClient(OpenAiTracking.wrap(sync(url), tracking))
          .openAiClientAsync(OpenAiTracking.wrap(async(url), tracking))
          .options(OpenAiChatOptions.builder().model(Harness.MODEL).build())
          .observationRegistry(registries.getIfUnique(() -> ObservationRegistry.NOOP))
          .build();
    }

    private static OpenAIClient sync(String url) {
      return OpenAiSetup.setupSyncClient(
          url,
          "sk-simulated",
          null,
          null,
          null,
          null,
          false,
          false,
          null,
          PATIENCE,
          0,
          null,
          Map.of(),
          ObservationRegistry.NOOP,
          null,
          List.of());
    }

    private static OpenAIClientAsync async(String url) {
      return OpenAiSetup.setupAsyncClient(
          url,
          "sk-simulated",
          null,
          null,
          null,
          null,
          false,
          false,
          null,
          PATIENCE,
          0,
          null,
          Map.of(),
          ObservationRegistry.NOOP,
          null,
          List.of());
    }
  }

  private Application onWrappedSdk() {
    return harness.start(
        Application.of(OnWrappedSdk.class, harness.simulator().baseUrl())
            .tracked(harness.tracking(parts -> parts)));
  }

  private void assertBilledOnce() {
    List<CallRecord> records = harness.takeRecords();
    assertThat(records).filteredOn(CallRecord::isBilled).hasSize(1);
    assertThat(records)
        .filteredOn(CallRecord::isBilled)
        .allSatisfy(record -> {
          assertThat(costOf(record).total()).isEqualTo(Money.usd("0.003"));
          assertThat(record.intent().team()).isEqualTo("wetlands");
        });
  }

  @Test
  void call_isBilledOnce() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = onWrappedSdk();

    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatModel().call(Harness.question());
    }

    assertBilledOnce();
  }

  @Test
  void callOfAClient_isBilledOnce() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = onWrappedSdk();

    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatClient().prompt(Harness.question()).call().content();
    }

    assertBilledOnce();
  }

  @Test
  void streamOfAClient_isBilledOnce() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = onWrappedSdk();

    try (Scope ignored = IntentContext.open(INTENT)) {
      harness.read(application.chatClient().prompt(Harness.question()).stream().chatResponse());
    }

    assertBilledOnce();
  }
}
