/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.organisation.OrganisationPrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hosts that speak OpenAI's protocol and mean something of their own by its counts. The client is
 * told who bills, as its calls go to loopback.
 */
@DoorRow(
    client = "Hosts like OpenAI",
    sdk = "openai-java",
    operation = "chat completions",
    form = Form.WHOLE)
class CompatibleHostsTest {
  @RegisterExtension final Harness harness = new Harness();

  /** The real hosts, by a policy that lets no call out. */
  @ParameterizedTest
  @CsvSource({
    "https://api.mistral.ai/v1, mistral_ai",
    "https://api.groq.com/openai/v1, groq",
    "https://api.deepseek.com, deepseek",
    "https://api.x.ai/v1, x_ai",
    "https://openrouter.ai/api/v1, openrouter",
    "https://api.perplexity.ai, perplexity",
    "https://api.together.xyz/v1, together",
    "https://api.fireworks.ai/inference/v1, fireworks",
    "https://api.deepinfra.com/v1/openai, deepinfra",
    "https://api.moonshot.ai/v1, moonshot_ai",
    "https://api.cerebras.ai/v1, cerebras",
    "https://contoso.openai.azure.com, azure.ai.openai",
    "https://contoso.openai.azure.com/openai/v1, azure.ai.openai",
    "https://contoso.services.ai.azure.com/openai/v1, azure.ai.openai",
    "http://localhost:8000/v1, openai"
  })
  void biller_isToldByTheHost(String baseUrl, String provider) {
    OpenAIClient client =
        OpenAiTracking.wrap(OpenAiClients.sync(URI.create(baseUrl)), harness.denying());

    catchThrowable(() -> client.chat().completions().create(OpenAiClients.chat("m", "hello")));

    ModelRequest request = harness.takeRecord().request();
    assertThat(request.provider()).isEqualTo(provider);
    client.close();
  }

  @Test
  void mistral_inputIncludesWhatItsOwnCounterSaysWasCached() {
    CallRecord record =
        call(
            "mistral_ai",
            "mistral-medium-3.5",
            """
            {"prompt_tokens": 64, "completion_tokens": 6, "total_tokens": 70,
             "num_cached_tokens": 32}
            """);

    assertUsage(record, UsageUnit.INPUT_TOKENS, 64, UsageUnit.CACHE_READ_TOKENS, 32);
    assertExact(record, "0.0000978");
  }

  @Test
  void groq_inputIncludesTheCacheAndOutputTheReasoning() {
    CallRecord record =
        call(
            "groq",
            "openai/gpt-oss-120b",
            """
            {"queue_time": 0.004, "prompt_tokens": 336, "prompt_time": 0.5,
             "completion_tokens": 96, "completion_time": 0.57, "total_tokens": 432,
             "total_time": 1.1, "prompt_tokens_details": {"cached_tokens": 256},
             "completion_tokens_details": {"reasoning_tokens": 59}}
            """);

    assertUsage(record, UsageUnit.OUTPUT_TOKENS, 96, UsageUnit.OUTPUT_REASONING_TOKENS, 59);
    assertExact(record, "0.0000888");
  }

  @Test
  void deepSeek_hitsAndMissesAddUpToTheInput() {
    CallRecord record =
        call(
            "deepseek",
            "deepseek-v4-flash",
            """
            {"prompt_tokens": 563, "completion_tokens": 116, "total_tokens": 679,
             "prompt_cache_hit_tokens": 512, "prompt_cache_miss_tokens": 51,
             "completion_tokens_details": {"reasoning_tokens": 60}}
            """);

    assertUsage(record, UsageUnit.INPUT_TOKENS, 563, UsageUnit.CACHE_READ_TOKENS, 512);
    assertExact(record, "0.000091364");
  }

  @Test
  void moonshot_cachedTokensStandBesideTheInputTheyArePartOf() {
    CallRecord record =
        call(
            "moonshot_ai",
            "kimi-k2-0905-preview",
            """
            {"prompt_tokens": 200, "completion_tokens": 20, "total_tokens": 220,
             "cached_tokens": 128}
            """);

    assertUsage(record, UsageUnit.INPUT_TOKENS, 200, UsageUnit.CACHE_READ_TOKENS, 128);
    assertExact(record, "0.0001124");
  }

  @Test
  void together_countsAsOpenAiDoes() {
    CallRecord record =
        call(
            "together",
            "openai/gpt-oss-120b",
            "{\"prompt_tokens\": 100, \"completion_tokens\": 10, \"total_tokens\": 110}");

    assertExact(record, "0.000021");
  }

  @Test
  void vllm_isUnpricedUntilTheOrganisationSaysWhatItCosts(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("prices.yaml");
    Files.writeString(
        file,
        """
        models:
          - {provider: vllm, model: qwen3-32b, rates: {input: 0.05, output: 0.2}}
        """);
    Agreement agreement = OrganisationPrices.load(file);
    String usage = "{\"prompt_tokens\": 1000, \"completion_tokens\": 100, \"total_tokens\": 1100}";

    Cost unknown = costOf(call("vllm", "qwen3-32b", usage));
    CallRecord stated =
        call(
            harness.priced(parts -> parts.agreement(agreement)), "vllm", "qwen3-32b", reply(usage));

    assertThat(unknown.total()).isNull();
    assertThat(unknown.reasons()).containsExactly(CostReason.UNKNOWN_PROVIDER);
    assertExact(stated, "0.00007");
  }

  private CallRecord call(String provider, String model, String usage) {
    return call(harness.priced(parts -> parts), provider, model, reply(usage));
  }

  private CallRecord call(CostTracking tracking, String provider, String model, Reply reply) {
    harness.simulator().enqueue(reply);
    OpenAIClient client =
        OpenAiTracking.wrap(
            OpenAiClients.sync(harness.simulator().baseUrl()),
            tracking,
            OpenAiOptions.defaults().withProvider(provider));
    client.chat().completions().create(OpenAiClients.chat(model, "hello"));
    client.close();
    return harness.takeRecord();
  }

  private static Reply reply(String usage) {
    return Reply.builder().usage(WireUsage.ofJson(usage)).build();
  }

  private static Cost costOf(CallRecord record) {
    return requireNonNull(record.cost());
  }

  private static void assertExact(CallRecord record, String amount) {
    assertThat(costOf(record).total()).isEqualTo(Money.usd(amount));
    assertThat(costOf(record).status()).isEqualTo(CostStatus.EXACT);
    assertThat(costOf(record).reported()).isNull();
  }

  private static void assertUsage(
      CallRecord record, UsageUnit one, long first, UsageUnit other, long second) {
    assertThat(requireNonNull(record.usage()).quantity(one)).isEqualTo(first);
    assertThat(record.usage().quantity(other)).isEqualTo(second);
    assertThat(record.usage().isFlawless()).isTrue();
  }
}
