/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_AUDIO_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_IMAGE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOOL_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_AUDIO_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_IMAGE_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_REASONING_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.genai.Client;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Google's usage means, from bodies as Google sends them, at the prices of the jar. */
@DoorRow(client = "Google Gemini", sdk = "google-genai", operation = "content", form = Form.WHOLE)
class GoogleUsageTest {
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  private CallRecord gemini(String model, String usage, String... searches) {
    Client client = GoogleClients.gemini(harness.priced(it -> it), harness.simulator().baseUrl());
    return recorded(client, model, usage, searches);
  }

  private CallRecord vertex(String model, String usage) {
    Client client = GoogleClients.vertex(harness.priced(it -> it), harness.simulator().baseUrl());
    return recorded(client, model, usage);
  }

  private CallRecord recorded(Client client, String model, String usage, String... searches) {
    Reply.Builder reply = Reply.builder().text("by the lake").usage(json(usage));
    for (String query : searches) {
      reply.search(query);
    }
    harness.simulator().enqueue(reply.build());
    client.models.generateContent(model, PROMPT, null);
    client.close();
    return harness.takeRecord();
  }

  private static WireUsage json(String usage) {
    return WireUsage.ofJson(usage.replace('\'', '"'));
  }

  private static long quantity(CallRecord record, UsageUnit unit) {
    return requireNonNull(record.usage()).quantity(unit);
  }

  private static void assertCost(CallRecord record, String dollars) {
    assertThat(requireNonNull(record.cost()).total())
        .as(String.valueOf(record.cost()))
        .isEqualTo(Money.usd(dollars));
  }

  @Test
  void prompt_includesWhatWasCached() { // litellm 14849: counted twice beyond 200,000
    CallRecord record =
        gemini(
            "gemini-2.5-pro",
            "{'promptTokenCount':250000,'cachedContentTokenCount':200000,"
                + "'candidatesTokenCount':1000,'totalTokenCount':251000,"
                + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':250000}],"
                + "'cacheTokensDetails':[{'modality':'TEXT','tokenCount':200000}]}");

    assertThat(quantity(record, INPUT_TOKENS)).isEqualTo(250_000);
    assertThat(quantity(record, CACHE_READ_TOKENS)).isEqualTo(200_000);
    assertCost(record, "0.19"); // 50,000 x 2.50, 200,000 x 0.25 and 1,000 x 15 dollars a million
  }

  @Test
  void prompt_excludesWhatToolsFedBack() {
    CallRecord record =
        gemini(
            "gemini-2.5-flash",
            "{'promptTokenCount':12,'toolUsePromptTokenCount':88,'candidatesTokenCount':100,"
                + "'thoughtsTokenCount':140,'totalTokenCount':340,"
                + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':12}],"
                + "'toolUsePromptTokensDetails':[{'modality':'TEXT','tokenCount':88}]}");

    assertThat(quantity(record, INPUT_TOKENS)).isEqualTo(100);
    assertThat(quantity(record, INPUT_TOOL_TOKENS)).isEqualTo(88);
    assertCost(record, "0.00063");
  }

  @Test
  void candidates_excludeThoughts() { // deepeval 2943, LibreChat 13006, rill 9888
    CallRecord record =
        gemini(
            "gemini-2.5-flash",
            "{'promptTokenCount':1000,'candidatesTokenCount':400,'thoughtsTokenCount':600,"
                + "'totalTokenCount':2000}");

    assertThat(quantity(record, OUTPUT_TOKENS)).isEqualTo(1000);
    assertThat(quantity(record, OUTPUT_REASONING_TOKENS)).isEqualTo(600);
    assertCost(record, "0.0028");
  }

  @Test
  void thoughtsWithoutCandidates_areOutput() {
    CallRecord record =
        gemini(
            "gemini-2.5-flash",
            "{'promptTokenCount':1000,'thoughtsTokenCount':600,'totalTokenCount':1600}");

    assertThat(quantity(record, OUTPUT_TOKENS)).isEqualTo(600);
    assertCost(record, "0.0018");
  }

  @Test
  void picturesDrawn_costMoreThanText() { // litellm 17410, 21902, 31142
    CallRecord record =
        gemini(
            "gemini-2.5-flash-image",
            "{'promptTokenCount':10,'candidatesTokenCount':1304,'totalTokenCount':1314,"
                + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':10}],"
                + "'candidatesTokensDetails':[{'modality':'IMAGE','tokenCount':1290}]}");

    assertThat(quantity(record, OUTPUT_IMAGE_TOKENS)).isEqualTo(1290);
    assertCost(record, "0.038738");
  }

  @Test
  void picturesAndSounds_areInput() { // litellm 18153
    CallRecord record =
        gemini(
            "gemini-2.5-flash",
            "{'promptTokenCount':1358,'candidatesTokenCount':10,'totalTokenCount':1368,"
                + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':100},"
                + "{'modality':'IMAGE','tokenCount':258},{'modality':'AUDIO','tokenCount':1000}]}");

    assertThat(quantity(record, INPUT_IMAGE_TOKENS)).isEqualTo(258);
    assertThat(quantity(record, INPUT_AUDIO_TOKENS)).isEqualTo(1000);
    assertCost(record, "0.0011324"); // 358 x 0.30, 1,000 x 1 and 10 x 2.50
  }

  @Test
  void speech_isAudioOutput() { // litellm 19764
    CallRecord record =
        gemini(
            "gemini-2.5-flash-preview-tts",
            "{'promptTokenCount':10,'candidatesTokenCount':500,'totalTokenCount':510,"
                + "'candidatesTokensDetails':[{'modality':'AUDIO','tokenCount':500}]}");

    assertThat(quantity(record, OUTPUT_AUDIO_TOKENS)).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "ON_DEMAND, standard, 0.0028",
    "ON_DEMAND_FLEX, flex, 0.0014", // litellm PR 37724: charged twice as much
    "ON_DEMAND_PRIORITY, priority, 0.00504"
  })
  void trafficType_isTheTierThatServed(String trafficType, String tier, String dollars) {
    CallRecord record =
        vertex(
            "gemini-2.5-flash",
            "{'promptTokenCount':1000,'candidatesTokenCount':1000,'totalTokenCount':2000,"
                + "'trafficType':'"
                + trafficType
                + "'}");

    assertThat(record.serviceTier()).isEqualTo(tier);
    assertCost(record, dollars);
  }

  @Test
  void queries_areBilledOnceHoweverOftenTheyWereAsked() { // litellm 36377: 1.75 times as much
    CallRecord record =
        gemini(
            "gemini-3-flash-preview",
            "{'promptTokenCount':1000,'candidatesTokenCount':1000,'totalTokenCount':2000}",
            "heron nests",
            "lake birds",
            "heron nests");

    assertThat(quantity(record, UsageUnit.GROUNDING_QUERIES)).isEqualTo(2);
    assertCost(record, "0.0315"); // two queries at 14 dollars a thousand
  }

  @Test
  void groundedPrompt_isBilledOnce() { // litellm 15858
    CallRecord record =
        gemini(
            "gemini-2.5-flash",
            "{'promptTokenCount':1000,'candidatesTokenCount':1000,'totalTokenCount':2000}",
            "heron nests",
            "lake birds");

    assertCost(record, "0.0378"); // one prompt at 35 dollars a thousand
  }

  @Test
  void embeddingThatTellsNoUsage_isUnpricedAndNotFree() {
    harness.simulator().enqueue(Reply.builder().withoutUsage().build());
    Client client = GoogleClients.gemini(harness.priced(it -> it), harness.simulator().baseUrl());

    client.models.embedContent("gemini-embedding-001", PROMPT, null);

    CallRecord record = harness.takeRecord();
    assertThat(requireNonNull(record.cost()).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(record.usage()).isNull();
  }

  @Test
  void vertexEmbedding_isBilledByCharacter() {
    Client client = GoogleClients.vertex(harness.priced(it -> it), harness.simulator().baseUrl());

    client.models.embedContent("text-embedding-005", PROMPT, null);

    CallRecord record = harness.takeRecord();
    assertThat(quantity(record, UsageUnit.INPUT_CHARACTERS)).isEqualTo(PROMPT.length());
    assertThat(requireNonNull(record.usage()).has(INPUT_TOKENS)).isFalse();
    assertCost(record, "0.0000006"); // 24 at 0.025 dollars a million
  }

  @Test
  void vertexEmbeddingOfGemini_isBilledByToken() {
    WireUsage usage = WireUsage.builder().input(6).build();
    harness.simulator().enqueue(Reply.builder().usage(usage).build());
    Client client = GoogleClients.vertex(harness.priced(it -> it), harness.simulator().baseUrl());

    client.models.embedContent("gemini-embedding-001", PROMPT, null);

    CallRecord record = harness.takeRecord();
    assertThat(quantity(record, INPUT_TOKENS)).isEqualTo(6);
    assertCost(record, "0.0000009");
  }
}
