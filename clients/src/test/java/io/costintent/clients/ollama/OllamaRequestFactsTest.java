/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.budget.Degrade;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.policy.Decision;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatMessage;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.utils.OptionsBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of requests, and what budgets make of them on the wire. */
class OllamaRequestFactsTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String OTHER = ConformancePrices.OTHER_MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  @Test
  void limitOnOutput_isToldAndLeftAlone() throws Exception {
    harness.simulator().enqueue(Sample.ollama().reply());
    OllamaChatRequest request =
        OllamaRequests.chat(MODEL, PROMPT)
            .withOptions(new OptionsBuilder().setNumPredict(70).build());

    client(harness.limited(store, budget -> budget)).chat(request, null);

    assertThat(harness.takeRecord().request().maxOutputTokens()).isEqualTo(70);
    assertThat(sent().body().at("/options/num_predict").longValue()).isEqualTo(70);
  }

  @Test
  void limitOfABudget_isSentAndTheRequestStaysAsItWas() throws Exception {
    harness.simulator().enqueue(Sample.ollama().reply());
    OllamaChatRequest request =
        OllamaRequests.chat(MODEL, PROMPT)
            .withOptions(new OptionsBuilder().setTemperature(0.5f).build());

    client(harness.limited(store, budget -> budget)).chat(request, null);

    long granted = harness.takeRecord().request().maxOutputTokens();
    assertThat(granted).isPositive();
    assertThat(sent().body().at("/options/num_predict").longValue()).isEqualTo(granted);
    assertThat(sent().body().at("/options/temperature").doubleValue()).isEqualTo(0.5);
    assertThat(request.getOptions()).doesNotContainKey("num_predict");
  }

  @Test
  void smallerModel_isSentWithAllElseAsItWas() throws Exception {
    harness.simulator().enqueue(Sample.ollamaCompletion().reply());
    OllamaGenerateRequest request =
        OllamaRequests.generate(MODEL, PROMPT)
            .withSystem("a keeper of birds")
            .withKeepAlive("3m")
            .withImagesBase64(List.of("AQID"));

    client(degrading()).generate(request, new OllamaGenerateStreamObserver(null, piece -> {}));

    CallRecord record = harness.takeRecord();
    assertThat(record.decision()).isInstanceOf(Decision.Degrade.class);
    assertThat(sent().model()).isEqualTo(OTHER);
    assertThat(sent().body().path("system").textValue()).isEqualTo("a keeper of birds");
    assertThat(sent().body().path("keep_alive").textValue()).isEqualTo("3m");
    assertThat(sent().body().at("/images/0").textValue()).isEqualTo("AQID");
    assertThat(request.getModel()).isEqualTo(MODEL);
  }

  @Test
  void smallerModel_ofAnEmbedding() throws Exception {
    harness.simulator().enqueue(Sample.ollamaEmbeddings().reply());
    OllamaEmbedRequest request = new OllamaEmbedRequest(MODEL, List.of(PROMPT, PROMPT));
    request.setTruncate(false);

    client(degrading()).embed(request);

    assertThat(harness.takeRecord().request().model()).isEqualTo(OTHER);
    assertThat(sent().body().path("input")).hasSize(2);
    assertThat(sent().body().path("truncate").booleanValue()).isFalse();
    assertThat(request.getModel()).isEqualTo(MODEL);
  }

  @Test
  void texts_areBoundedByTheirBytes() {
    OllamaSdk sdk = new OllamaSdk(OllamaOptions.defaults());

    long chat = sdk.chat().atMost(OllamaRequests.chat(MODEL, PROMPT), MODEL).quantity(INPUT_TOKENS);
    long completion =
        sdk.generate().atMost(OllamaRequests.generate(MODEL, PROMPT), MODEL).quantity(INPUT_TOKENS);

    assertThat(chat).isBetween((long) PROMPT.length(), 400L);
    assertThat(completion).isBetween((long) PROMPT.length(), 400L);
  }

  @Test
  void pictures_haveNoBound() {
    OllamaSdk sdk = new OllamaSdk(OllamaOptions.defaults());
    OllamaChatRequest chat = OllamaRequests.chat(MODEL, PROMPT);
    OllamaChatMessage message = chat.getMessages().get(0);
    message.setImages(List.of(new byte[] {1, 2, 3}));
    OllamaGenerateRequest completion =
        OllamaRequests.generate(MODEL, PROMPT).withImagesBase64(List.of("AQID"));

    assertThat(sdk.chat().atMost(chat, MODEL)).isNull();
    assertThat(sdk.generate().atMost(completion, MODEL)).isNull();
  }

  @Test
  void provider_isTheOneThatTheApplicationStates() throws Exception {
    harness.simulator().enqueue(Sample.ollama().reply());
    OllamaOptions options = OllamaOptions.defaults().withProvider("gpu-pool-eu");
    Ollama client =
        OllamaTracking.client(
            harness.simulator().baseUrl().toString(), harness.tracking(), options);

    client.chat(OllamaRequests.chat(MODEL, PROMPT), null);

    assertThat(harness.takeRecord().request().provider()).isEqualTo("gpu-pool-eu");
  }

  @Test
  void noopTracking_makesAPlainClient() {
    Ollama client = OllamaTracking.client("http://localhost:11434", CostTracking.noop());

    assertThat(client).isExactlyInstanceOf(Ollama.class);
  }

  private CostTracking degrading() {
    return harness.limited(store, budget -> budget.degrade(new Degrade(0, Map.of(MODEL, OTHER))));
  }

  private Ollama client(CostTracking tracking) {
    return OllamaTracking.client(harness.simulator().baseUrl().toString(), tracking);
  }

  private RecordedRequest sent() {
    return harness.simulator().requests().get(0);
  }
}
