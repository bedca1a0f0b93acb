/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.config.ConfigException;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.pricing.Deployment;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Azure OpenAI through OpenAI's SDK, where requests name deployments. */
@DoorRow(
    client = "Azure OpenAI through openai-java",
    sdk = "openai-java",
    operation = "chat completions",
    form = Form.WHOLE)
class AzureDeploymentsTest {
  private static final String AZURE = "azure.ai.openai";
  private static final OpenAiOptions OPTIONS = OpenAiOptions.defaults().withProvider(AZURE);
  private static final OpenAiOptions EUROPE =
      OPTIONS.withDeployment(new Deployment(AZURE, "chat", "gpt-5.4", "datazone", "eu"));

  @RegisterExtension final Harness harness = new Harness();
  @TempDir Path folder;

  /** 1,000 in and 100 out: 0.004 USD with gpt-5.4, a tenth more in the European data zone. */
  private static Reply.Builder reply() {
    return Reply.builder().usage(WireUsage.of(1000, 100));
  }

  @Test
  void options_sayWhatADeploymentIs() {
    CallRecord record = call(harness.priced(parts -> parts), EUROPE, reply().build());

    assertCost(record, "0.0044");
    assertThat(record.request().model()).isEqualTo("chat");
    assertThat(harness.simulator().requests().get(0).path())
        .isEqualTo("/openai/deployments/chat/chat/completions");
  }

  @Test
  void configuration_saysWhatADeploymentIs() throws IOException {
    CostTracking tracking =
        configured(
            "deployments:\n  - {provider: azure, name: chat, model: gpt-5.4, scope: global}");

    assertCost(call(tracking, OPTIONS, reply().build()), "0.004");
  }

  @Test
  void options_winOverTheConfiguration() throws IOException {
    CostTracking tracking =
        configured("deployments:\n  - {provider: azure, name: chat, model: gpt-5.4-nano}");

    assertCost(call(tracking, EUROPE, reply().build()), "0.0044");
  }

  @Test
  void configurationThatIsWrong_isToldByFileAndLine() {
    assertThatThrownBy(() -> configured("deployments:\n  - {provider: azure, name: chat}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("prices.yaml:2")
        .hasMessageContaining("model");
  }

  @Test
  void deploymentThatNobodyMapped_isPricedByTheModelThatAnswered() {
    Reply reply = reply().responseModel("gpt-5.4").build();

    assertCost(call(harness.priced(parts -> parts), OPTIONS, reply), "0.004");
  }

  @Test
  void deploymentThatNobodyKnows_isUnpriced() {
    Reply reply = reply().responseModel("").build();

    Cost cost = costOf(call(harness.priced(parts -> parts), OPTIONS, reply));

    assertThat(cost.total()).isNull();
    assertThat(cost.reasons()).containsExactly(CostReason.UNMAPPED_NAME);
  }

  @Test
  void unifiedPaths_areTheSame() {
    harness.simulator().enqueue(reply().build());

    client(harness.priced(parts -> parts), EUROPE, "/openai/v1", AzureUrlPathMode.UNIFIED)
        .chat()
        .completions()
        .create(OpenAiClients.chat("chat", "hello"));

    assertCost(harness.takeRecord(), "0.0044");
    assertThat(harness.simulator().requests().get(0).path())
        .isEqualTo("/openai/v1/chat/completions");
  }

  @Test
  @DoorRow(
      client = "Azure OpenAI through openai-java",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.STREAM)
  void stream_beginsWithAnEventThatSaysNothing() {
    harness.simulator().enqueue(reply().build());
    OpenAIClient client =
        client(harness.priced(parts -> parts), EUROPE, "", AzureUrlPathMode.LEGACY);

    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(OpenAiClients.chatWithUsage("chat", "hello"))) {
      assertThat(stream.stream().toList().get(0).model()).isEmpty();
    }

    CallRecord record = harness.takeRecord();
    assertCost(record, "0.0044");
    assertThat(record.responseId()).startsWith("chatcmpl-");
  }

  @Test
  void otherDeploymentThatAPolicyChooses_isCalledAndPricedAsWhatItIs() {
    OpenAiOptions both =
        EUROPE.withDeployment(new Deployment(AZURE, "small", "gpt-5.4-nano", null, null));

    CallRecord record =
        call(harness.priced(parts -> parts.policy(new Smaller())), both, reply().build());

    assertCost(record, "0.000325");
    assertThat(harness.simulator().requests().get(0).path())
        .isEqualTo("/openai/deployments/small/chat/completions");
  }

  private static final class Smaller implements CallPolicy {
    @Override
    public String name() {
      return "smaller";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Degrade("small", "the budget is low");
    }
  }

  @Test
  void provisionedCall_isCoveredUnlessItSpilledOver() throws IOException {
    CostTracking tracking =
        configured(
            """
            adjustments:
              - name: PTU
                deployment: chat
                committed: {usd_per_hour: 36}
            """);
    Reply spilled = reply().header("x-ms-is-spilled-over", "true").build();
    Reply served = reply().header("x-ms-is-spilled-over", "false").build();

    CallRecord covered = call(tracking, EUROPE.withResponseHeaders(), served);
    CallRecord paid = call(tracking, EUROPE.withResponseHeaders(), spilled);

    assertThat(costOf(covered).total()).isEqualTo(Money.usd("0"));
    assertThat(costOf(paid).total()).isEqualTo(Money.usd("0.0044"));
  }

  private CostTracking configured(String prices) throws IOException {
    Path file = Files.writeString(folder.resolve("prices.yaml"), prices + "\n");
    return harness.priced(
        parts -> parts.environment(Map.of("COSTINTENT_PRICES_FILE", file.toString()), Map.of()));
  }

  private CallRecord call(CostTracking tracking, OpenAiOptions options, Reply reply) {
    harness.simulator().enqueue(reply);
    OpenAIClient client = client(tracking, options, "", AzureUrlPathMode.LEGACY);
    client.chat().completions().create(OpenAiClients.chat("chat", "hello"));
    client.close();
    return harness.takeRecord();
  }

  private OpenAIClient client(
      CostTracking tracking, OpenAiOptions options, String path, AzureUrlPathMode mode) {
    return OpenAiTracking.wrap(
        OpenAIOkHttpClient.builder()
            .baseUrl(harness.simulator().baseUrl() + path)
            .credential(AzureApiKeyCredential.create("sk-conformance"))
            .azureServiceVersion(AzureOpenAIServiceVersion.fromString("2024-10-21"))
            .azureUrlPathMode(mode)
            .maxRetries(0)
            .build(),
        tracking,
        options);
  }

  private static Cost costOf(CallRecord record) {
    return requireNonNull(record.cost());
  }

  private static void assertCost(CallRecord record, String amount) {
    assertThat(costOf(record).total()).isEqualTo(Money.usd(amount));
    assertThat(costOf(record).status()).isEqualTo(CostStatus.EXACT);
  }
}
