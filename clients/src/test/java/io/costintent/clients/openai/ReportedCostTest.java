/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.Cost;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts that say in their usage what a call cost: that wins, and what the book says is kept. */
@DoorRow(
    client = "Hosts that report cost",
    sdk = "openai-java",
    operation = "chat completions",
    form = Form.WHOLE)
class ReportedCostTest {
  /** 14 tokens in at 3 USD and 4 out at 15 USD per million: 0.000102 USD. */
  private static final String OPENROUTER =
      """
      {"prompt_tokens": 14, "completion_tokens": 4, "total_tokens": 18,
       "cost": %s, "is_byok": %s,
       "prompt_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0,
         "audio_tokens": 0, "video_tokens": 0},
       "cost_details": {"upstream_inference_cost": %s,
         "upstream_inference_prompt_cost": 0.000042,
         "upstream_inference_completions_cost": 0.00006},
       "completion_tokens_details": {"reasoning_tokens": 0, "image_tokens": 0, "audio_tokens": 0}}
      """;

  private static final String SONNET = "anthropic/claude-sonnet-4.5";

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void openRouter_costWinsAndTheDeltaIsKept() {
    Cost cost =
        costOf(call("openrouter", SONNET, OPENROUTER.formatted("0.00011", "false", "null")));

    assertReported(cost, "0.00011", "0.000102", "0.000008");
  }

  @Test
  void openRouter_withTheCustomersKeyItsFeeComesOnTopOfTheUpstream() {
    Cost cost =
        costOf(call("openrouter", SONNET, OPENROUTER.formatted("0.0000051", "true", "0.000102")));

    assertReported(cost, "0.0001071", "0.000102", "0.0000051");
  }

  /** Without the customer's key, the upstream is in the cost already. */
  @Test
  void openRouter_withItsOwnKeyTheUpstreamIsNotAdded() {
    Cost cost =
        costOf(call("openrouter", SONNET, OPENROUTER.formatted("0.000102", "false", "0.000102")));

    assertReported(cost, "0.000102", "0.000102", "0");
  }

  @Test
  void openRouter_withTheCustomersKeyAFeeAloneIsNoCost() {
    Cost cost = costOf(call("openrouter", SONNET, OPENROUTER.formatted("0", "true", "null")));

    assertThat(cost.reported()).isNull();
    assertThat(cost.total()).isEqualTo(Money.usd("0.000102"));
  }

  @Test
  @DoorRow(
      client = "Hosts that report cost",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.STREAM)
  void openRouter_streamEndsWithTheCost() {
    harness.simulator().enqueue(reply(OPENROUTER.formatted("0.00011", "false", "null")));
    try (StreamResponse<ChatCompletionChunk> stream =
        client("openrouter")
            .chat()
            .completions()
            .createStreaming(OpenAiClients.chatWithUsage(SONNET, "hello"))) {
      assertThat(stream.stream()).isNotEmpty();
    }

    assertReported(costOf(harness.takeRecord()), "0.00011", "0.000102", "0.000008");
  }

  @Test
  @DoorRow(
      client = "Hosts that report cost",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.FUTURE)
  void openRouter_futureTellsTheCost() throws Exception {
    harness.simulator().enqueue(reply(OPENROUTER.formatted("0.00011", "false", "null")));

    client("openrouter")
        .async()
        .chat()
        .completions()
        .create(OpenAiClients.chat(SONNET, "hello"))
        .get(10, TimeUnit.SECONDS);

    assertReported(costOf(harness.takeRecord()), "0.00011", "0.000102", "0.000008");
  }

  @Test
  void costOfAHostThatIsNotKnown_isNotBelieved() {
    Cost cost = costOf(call("gateway", SONNET, OPENROUTER.formatted("0.00011", "false", "null")));

    assertThat(cost.reported()).isNull();
    assertThat(cost.total()).isEqualTo(Money.usd("0.000102"));
  }

  /** 26 fresh tokens in at 0.2, 6 cached at 0.05, 9 out and 94 thought at 0.5 per million. */
  @Test
  void xAi_ticksAreTenBillionthsAndReasoningIsBesideTheOutput() {
    CallRecord record =
        call(
            "x_ai",
            "grok-4-fast-reasoning",
            """
            {"prompt_tokens": 32, "completion_tokens": 9, "total_tokens": 135,
             "prompt_tokens_details": {"text_tokens": 32, "audio_tokens": 0,
               "image_tokens": 0, "cached_tokens": 6},
             "completion_tokens_details": {"reasoning_tokens": 94, "audio_tokens": 0,
               "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0},
             "num_sources_used": 0, "cost_in_usd_ticks": 570000}
            """);

    assertThat(quantity(record, UsageUnit.OUTPUT_TOKENS)).isEqualTo(103);
    assertThat(quantity(record, UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(94);
    assertReported(costOf(record), "0.000057", "0.000057", "0");
  }

  @Test
  void perplexity_totalIsReportedAndTheRequestIsPricedByItsContext() {
    Cost cost =
        costOf(
            call(
                "perplexity",
                "sonar-pro",
                """
                {"prompt_tokens": 14, "completion_tokens": 120, "total_tokens": 134,
                 "search_context_size": "low",
                 "cost": {"input_tokens_cost": 0.000042, "output_tokens_cost": 0.0018,
                   "request_cost": 0.006, "total_cost": 0.007842}}
                """));

    assertReported(cost, "0.007842", "0.007842", "0");
  }

  @Test
  void perplexity_reasoningAndCitationsAreBesideTheOutput() {
    CallRecord record =
        call(
            "perplexity",
            "sonar-deep-research",
            """
            {"prompt_tokens": 100, "completion_tokens": 800, "total_tokens": 900,
             "citation_tokens": 1200, "num_search_queries": 18, "reasoning_tokens": 3000,
             "search_context_size": "low",
             "cost": {"input_tokens_cost": 0.0002, "output_tokens_cost": 0.0064,
               "citation_tokens_cost": 0.0024, "reasoning_tokens_cost": 0.009,
               "search_queries_cost": 0.09, "total_cost": 0.108}}
            """);

    assertThat(quantity(record, UsageUnit.OUTPUT_TOKENS)).isEqualTo(5000);
    assertThat(quantity(record, UsageUnit.OUTPUT_CITATION_TOKENS)).isEqualTo(1200);
    assertThat(quantity(record, UsageUnit.WEB_SEARCHES)).isEqualTo(18);
    assertReported(costOf(record), "0.108", "0.108", "0");
  }

  /** BerriAI/litellm 38802: the price of the map was taken, a third too low. */
  @Test
  void deepInfra_costAndTierAreThoseServed() {
    harness
        .simulator()
        .enqueue(
            Reply.builder()
                .serviceTier("priority")
                .usage(
                    WireUsage.ofJson(
                        """
                        {"prompt_tokens": 11, "completion_tokens": 5, "total_tokens": 16,
                         "estimated_cost": 8.775e-06}
                        """))
                .build());

    create("deepinfra", "Qwen/Qwen3.6-35B-A3B");

    CallRecord record = harness.takeRecord();
    assertThat(record.serviceTier()).isEqualTo("priority");
    assertReported(costOf(record), "0.000008775", "0.0000064", "0.000002375");
  }

  private CallRecord call(String provider, String model, String usage) {
    harness.simulator().enqueue(reply(usage));
    create(provider, model);
    return harness.takeRecord();
  }

  private void create(String provider, String model) {
    client(provider).chat().completions().create(OpenAiClients.chat(model, "hello"));
  }

  private OpenAIClient client(String provider) {
    return OpenAiTracking.wrap(
        OpenAiClients.sync(harness.simulator().baseUrl()),
        harness.priced(parts -> parts),
        OpenAiOptions.defaults().withProvider(provider));
  }

  private static Reply reply(String usage) {
    return Reply.builder().usage(WireUsage.ofJson(usage)).build();
  }

  private static Cost costOf(CallRecord record) {
    return requireNonNull(record.cost());
  }

  private static long quantity(CallRecord record, UsageUnit unit) {
    return requireNonNull(record.usage()).quantity(unit);
  }

  private static void assertReported(Cost cost, String total, String computed, String delta) {
    assertThat(cost.status()).isEqualTo(CostStatus.REPORTED);
    assertThat(cost.total()).isEqualTo(Money.usd(total));
    assertThat(cost.computed()).isEqualTo(Money.usd(computed));
    assertThat(cost.delta()).isEqualTo(Money.usd(delta));
  }
}
