/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;

/**
 * What the counts of each vendor mean, and that they have exactly the price of the bundled book.
 */
@DoorRow(
    client = "AWS Bedrock",
    sdk = "bedrockruntime",
    operation = "InvokeModel",
    form = Form.WHOLE)
class BedrockUsageTest {
  private static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

  @RegisterExtension final Harness harness = new Harness();

  private final BedrockRuntimeClient client =
      BedrockTracking.wrap(
          BedrockClients.sync(harness.simulator().baseUrl()),
          harness.priced(UnaryOperator.identity()));

  @AfterEach
  void closeClient() {
    client.close();
  }

  /** The usage of a call that wrote to the cache: tensorzero/tensorzero issue 5688. */
  @Test
  void converse_inputExcludesWhatWasWrittenToTheCache() {
    assumeTrue(BedrockClients.tellCacheDetails(), "this version does not tell them");
    CallRecord record =
        converse(
            HAIKU,
            "{\"cacheDetails\":[{\"inputTokens\":7502,\"ttl\":\"5m\"}],"
                + "\"cacheReadInputTokenCount\":0,\"cacheReadInputTokens\":0,"
                + "\"cacheWriteInputTokenCount\":7502,\"cacheWriteInputTokens\":7502,"
                + "\"inputTokens\":18,\"outputTokens\":386,\"serverToolUsage\":{},"
                + "\"totalTokens\":7906}");

    assertUsage(record, UsageUnit.INPUT_TOKENS, 7520);
    assertUsage(record, UsageUnit.CACHE_WRITE_TOKENS, 7502);
    assertUsage(record, UsageUnit.CACHE_WRITE_5M_TOKENS, 7502);
    assertUsage(record, UsageUnit.OUTPUT_TOKENS, 386);
    assertExact(record, "0.01245805");
  }

  /** The usage of the call after that one, which read what was written. */
  @Test
  void converse_inputExcludesWhatWasReadFromTheCache() {
    CallRecord record =
        converse(
            HAIKU,
            "{\"cacheReadInputTokenCount\":7502,\"cacheReadInputTokens\":7502,"
                + "\"cacheWriteInputTokenCount\":0,\"cacheWriteInputTokens\":0,"
                + "\"inputTokens\":18,\"outputTokens\":503,\"serverToolUsage\":{},"
                + "\"totalTokens\":8023}");

    assertUsage(record, UsageUnit.INPUT_TOKENS, 7520);
    assertUsage(record, UsageUnit.CACHE_READ_TOKENS, 7502);
    assertExact(record, "0.00361152");
  }

  /** BerriAI/litellm issue 29432: writes for an hour were billed as those for five minutes. */
  @Test
  void converse_writesForAnHourCostMore() {
    assumeTrue(BedrockClients.tellCacheDetails(), "this version does not tell them");
    harness
        .simulator()
        .enqueue(
            Reply.builder()
                .usage(WireUsage.builder().input(10).cacheWrite5m(1000).cacheWrite1h(500).build())
                .build());

    client.converse(BedrockClients.request(HAIKU, "hello"));

    CallRecord record = harness.takeRecord();
    assertUsage(record, UsageUnit.CACHE_WRITE_1H_TOKENS, 500);
    assertExact(record, "0.002486"); // 10 at 1.10, 1000 at 1.375, 500 at 2.20
  }

  /** BerriAI/litellm issue 42679: an id without a geography stays in one region, at a premium. */
  @Test
  void geographyOfTheModelId_decidesThePrice() {
    String counts = "{\"inputTokens\":1000,\"outputTokens\":100,\"totalTokens\":1100}";

    assertExact(converse("global.anthropic.claude-haiku-4-5-20251001-v1:0", counts), "0.0015");
    assertExact(converse("us.anthropic.claude-haiku-4-5-20251001-v1:0", counts), "0.00165");
    assertExact(converse("anthropic.claude-haiku-4-5-20251001-v1:0", counts), "0.00165");
  }

  /** What Claude on Bedrock answered in pydantic-ai's recording of a cached conversation. */
  @Test
  void claude_inputExcludesTheCacheAndTheGeographyIsThatOfTheRequest() {
    Reply reply =
        Reply.builder()
            .text("no")
            .responseModel("claude-haiku-4-5-20251001")
            .usage(
                WireUsage.ofJson(
                    "{\"cache_creation\":{\"ephemeral_1h_input_tokens\":0,"
                        + "\"ephemeral_5m_input_tokens\":1956},\"cache_creation_input_tokens\":1956,"
                        + "\"cache_read_input_tokens\":9511,\"input_tokens\":3,"
                        + "\"output_tokens\":44}"))
            .build();
    harness.simulator().enqueue(reply, reply);

    client.invokeModel(Claude.request(HAIKU, "hello"));
    CallRecord inOneGeography = harness.takeRecord();
    client.invokeModel(Claude.request(HAIKU.replace("us.", "global."), "hello"));

    assertUsage(inOneGeography, UsageUnit.INPUT_TOKENS, 11470);
    assertExact(inOneGeography, "0.00398101");
    assertExact(harness.takeRecord(), "0.0036191");
  }

  @Test
  void nova_inputExcludesTheCache() {
    CallRecord record =
        invoke(
            "amazon.nova-lite-v1:0",
            "{\"messages\":[],\"inferenceConfig\":{\"maxTokens\":50}}",
            Reply.builder()
                .usage(WireUsage.builder().input(100).cacheRead(900).output(50).build()));

    assertThat(record.request().operation()).isEqualTo("chat");
    assertUsage(record, UsageUnit.INPUT_TOKENS, 1000);
    assertUsage(record, UsageUnit.CACHE_READ_TOKENS, 900);
    assertAmount(record, "0.0000315"); // 100 at 0.06, 900 at 0.015, 50 at 0.24
  }

  @Test
  void titan_countsBesideItsText() {
    CallRecord record =
        invoke(
            "amazon.titan-text-express-v1",
            "{\"inputText\":\"hello\",\"textGenerationConfig\":{\"maxTokenCount\":50}}",
            Reply.builder().usage(WireUsage.of(1000, 50)));

    assertThat(record.request().operation()).isEqualTo("text_completion");
    assertExact(record, "0.00023");
  }

  @Test
  void llama_countsBesideItsText() {
    CallRecord record =
        invoke(
            "meta.llama3-3-70b-instruct-v1:0",
            "{\"prompt\":\"hello\",\"max_gen_len\":50}",
            Reply.builder().usage(WireUsage.of(1000, 50)));

    assertThat(record.finishReasons()).containsExactly("stop");
    assertExact(record, "0.000756");
  }

  /** The body of Mistral's first models on Bedrock counts nothing, but the headers do. */
  @Test
  void mistral_isCountedByTheHeaders() {
    CallRecord record =
        invoke(
            "mistral.mistral-large-2407-v1:0",
            "{\"prompt\":\"hello\",\"max_tokens\":50}",
            Reply.builder().usage(WireUsage.of(1000, 50)));

    assertUsage(record, UsageUnit.OUTPUT_TOKENS, 50);
    assertAmount(record, "0.00345");
  }

  @Test
  void cohereChat_isBilledByItsUnits() {
    CallRecord record =
        invoke(
            "cohere.command-r-v1:0",
            "{\"message\":\"hello\"}",
            Reply.builder().usage(WireUsage.of(1000, 50)));

    assertThat(record.finishReasons()).containsExactly("COMPLETE");
    assertExact(record, "0.000575");
  }

  @Test
  void titanEmbedding_countsItsInput() {
    CallRecord record =
        invoke(
            "amazon.titan-embed-text-v2:0",
            "{\"inputText\":\"hello\"}",
            Reply.builder().usage(WireUsage.of(1000, 0)));

    assertThat(record.request().operation()).isEqualTo("embeddings");
    assertExact(record, "0.00002");
  }

  /** langchain4j/langchain4j issue 5057, maximhq/bifrost issue 3917: the body counts nothing. */
  @Test
  void cohereEmbedding_isCountedByTheHeader() {
    CallRecord record =
        invoke(
            "cohere.embed-english-v3",
            "{\"texts\":[\"hello\"],\"input_type\":\"search_document\"}",
            Reply.builder().usage(WireUsage.of(1000, 0)));

    assertThat(record.request().operation()).isEqualTo("embeddings");
    assertExact(record, "0.0001");
  }

  /** AWS counts a search for each hundred documents, whatever tokens the header counts. */
  @Test
  void cohereRerank_isBilledBySearches() {
    String documents = "\"a\",".repeat(149) + "\"a\"";
    CallRecord record =
        invoke(
            "cohere.rerank-v3-5:0",
            "{\"query\":\"hello\",\"documents\":[" + documents + "]}",
            Reply.builder().usage(WireUsage.of(1000, 0)));

    assertThat(record.request().operation()).isEqualTo("rerank");
    assertUsage(record, UsageUnit.RERANK_UNITS, 2);
    assertExact(record, "0.004");
  }

  /** Longer than 512 tokens it counts as several; how many tokens it has nobody says. */
  @Test
  void rerankOfALongDocument_isEstimated() {
    CallRecord record =
        invoke(
            "cohere.rerank-v3-5:0",
            "{\"query\":\"hello\",\"documents\":[\"" + "a ".repeat(600) + "\"]}",
            Reply.builder());

    assertThat(record.cost().status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(record.cost().reasons()).contains(CostReason.USAGE_COUNTED_BY_CLIENT);
    assertAmount(record, "0.002");
  }

  @Test
  void pictures_areBilledByTheirNumber() {
    CallRecord record =
        invoke(
            "amazon.titan-image-generator-v2:0",
            "{\"taskType\":\"TEXT_IMAGE\",\"textToImageParams\":{\"text\":\"heron\"},"
                + "\"imageGenerationConfig\":{\"numberOfImages\":3}}",
            Reply.builder());

    assertThat(record.request().operation()).isEqualTo("generate_content");
    assertUsage(record, UsageUnit.OUTPUT_IMAGES, 3);
    assertExact(record, "0.024");
  }

  /** An explicit count in the body comes before the header, which knows no times to live. */
  @Test
  void bodyThatCounts_comesBeforeTheHeaders() {
    CallRecord record =
        invoke(
            HAIKU,
            Claude.body("hello").asUtf8String(),
            Reply.builder()
                .usage(WireUsage.builder().input(10).cacheWrite1h(500).output(1).build())
                .header("x-amzn-bedrock-input-token-count", "99"));

    assertUsage(record, UsageUnit.INPUT_TOKENS, 510);
    assertUsage(record, UsageUnit.CACHE_WRITE_1H_TOKENS, 500);
  }

  @Test
  void bodyWithoutAnyCount_isUnpriced() {
    CallRecord record =
        invoke(
            "mistral.mistral-large-2407-v1:0",
            "{\"prompt\":\"hello\"}",
            Reply.builder().text("x").withoutUsage());

    assertThat(record.cost().reasons()).containsExactly(CostReason.NO_USAGE);
  }

  private CallRecord converse(String model, String usage) {
    harness.simulator().enqueue(Reply.builder().usage(WireUsage.ofJson(usage)).build());
    client.converse(BedrockClients.request(model, "hello"));
    return harness.takeRecord();
  }

  private CallRecord invoke(String model, String body, Reply.Builder reply) {
    harness.simulator().enqueue(reply.build());
    client.invokeModel(
        InvokeModelRequest.builder().modelId(model).body(SdkBytes.fromUtf8String(body)).build());
    return harness.takeRecord();
  }

  private static void assertUsage(CallRecord record, UsageUnit unit, long quantity) {
    assertThat(record.usage()).isNotNull();
    assertThat(record.usage().quantity(unit)).as(unit.toString()).isEqualTo(quantity);
  }

  private static void assertExact(CallRecord record, String amount) {
    assertAmount(record, amount);
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  private static void assertAmount(CallRecord record, String amount) {
    assertThat(record.cost().total()).isEqualTo(Money.usd(amount));
  }
}
