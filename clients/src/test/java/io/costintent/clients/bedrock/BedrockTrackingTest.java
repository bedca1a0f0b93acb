/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

class BedrockTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROFILE =
      "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6";
  private static final String HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

  @RegisterExtension final Harness harness = new Harness();

  private final BedrockRuntimeClient bare = BedrockClients.sync(harness.simulator().baseUrl());
  private final ConverseRequest request = BedrockClients.request(MODEL, "hello");

  @AfterEach
  void closeClient() {
    bare.close();
  }

  @Test
  void wrap_returnsTheClientWhenTrackingIsNoop() {
    BedrockRuntimeAsyncClient async = BedrockClients.async(harness.simulator().baseUrl());

    assertThat(BedrockTracking.wrap(bare, CostTracking.noop())).isSameAs(bare);
    assertThat(BedrockTracking.wrap(async, CostTracking.noop())).isSameAs(async);
    async.close();
  }

  @Test
  void wrap_returnsAWrappedClient() {
    BedrockRuntimeClient client = BedrockTracking.wrap(bare, harness.tracking());

    assertThat(BedrockTracking.wrap(client, harness.tracking())).isSameAs(client);
    assertThat(client.serviceName()).isEqualTo("bedrock");
    assertThat(client.serviceClientConfiguration().region())
        .isEqualTo(bare.serviceClientConfiguration().region());
  }

  /** The SDK implements the overload by calling the other one. */
  @Test
  void overloadWithABuilder_isOneCall() {
    harness.simulator().enqueue(Sample.bedrock().reply());
    BedrockRuntimeClient client = BedrockTracking.wrap(bare, harness.tracking());

    client.converse(builder -> builder.modelId(MODEL).messages(BedrockClients.message("hello")));

    assertThat(harness.takeRecords()).hasSize(1).allMatch(CallRecord::isBilled);
  }

  @Test
  void record_hasWhatTheResponseSays() {
    harness
        .simulator()
        .enqueue(
            Sample.bedrock()
                .builder()
                .usage(Sample.bedrock().wire())
                .serviceTier("priority")
                .truncated()
                .header("x-amzn-requestid", "7f1e")
                .build());

    BedrockTracking.wrap(bare, harness.tracking()).converse(request);

    CallRecord record = harness.takeRecord();
    assertThat(record.responseId()).isEqualTo("7f1e");
    assertThat(record.finishReasons()).containsExactly("max_tokens");
    assertThat(record.request().region()).isEqualTo("us-east-1");
    assumeTrue(BedrockClients.tellServiceTier(), "this version does not tell the tier");
    assertThat(record.serviceTier()).isEqualTo("priority");
  }

  /** It costs more, and the book does not say how much: the usual price is no exact one. */
  @Test
  void latencyThatIsPaidFor_isEstimated() {
    Reply.Builder reply = Sample.bedrock().builder().usage(Sample.bedrock().wire());
    harness
        .simulator()
        .enqueue(
            reply.build(),
            reply.header("x-amzn-bedrock-performanceconfig-latency", "optimized").build());
    BedrockRuntimeClient client = BedrockTracking.wrap(bare, harness.tracking());

    client.converse(
        request.toBuilder().performanceConfig(config -> config.latency("optimized")).build());
    client.invokeModel(Claude.request(MODEL, "hello"));

    assertThat(harness.takeRecords())
        .hasSize(2)
        .allSatisfy(record -> {
          assertThat(record.cost().status()).isEqualTo(CostStatus.ESTIMATED);
          assertThat(record.cost().reasons()).containsExactly(CostReason.INHERITED_RATE);
        });
  }

  @Test
  void throttling_isTheSdksException() {
    harness.simulator().enqueue(Reply.error(429));
    BedrockRuntimeClient client = BedrockTracking.wrap(bare, harness.tracking());

    assertThat(catchThrowable(() -> client.converse(request)))
        .isInstanceOf(ThrottlingException.class)
        .isSameAs(harness.takeRecord().error());
  }

  /** As with every door whose results are futures: thrown at once, since nothing was started. */
  @Test
  void deniedAsyncCall_isThrown() {
    BedrockRuntimeAsyncClient async =
        BedrockTracking.wrap(
            BedrockClients.async(harness.simulator().baseUrl()), harness.denying());

    assertThat(catchThrowable(() -> async.converse(request)))
        .isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
    async.close();
  }

  @Test
  void server_isThatOfTheRegionUnlessOverridden() {
    BedrockRuntimeClient elsewhere =
        BedrockTracking.wrap(
            BedrockClients.sync(URI.create("https://vpce-1.example")), harness.denying());

    catchThrowable(() -> elsewhere.converse(request));

    CallRecord record = harness.takeRecord();
    assertThat(record.request().provider()).isEqualTo("aws.bedrock");
    assertThat(record.request().serverAddress()).isEqualTo("vpce-1.example");
    assertThat(record.request().serverPort()).isEqualTo(443);
    elsewhere.close();
  }

  /** langfuse/langfuse issue 13325: such a profile cost nothing. */
  @Test
  void profileOfTheApplication_isUnpricedUntilItsModelIsSaid() {
    harness.simulator().when(any -> true, Sample.bedrock().reply());
    CostTracking priced = harness.priced(UnaryOperator.identity());
    ConverseRequest toProfile = BedrockClients.request(PROFILE, "hello");

    BedrockTracking.wrap(bare, priced).converse(toProfile);
    CallRecord unknown = harness.takeRecord();
    BedrockTracking.wrap(bare, priced, BedrockOptions.defaults().withModel(PROFILE, "eu." + HAIKU))
        .converse(toProfile);
    CallRecord known = harness.takeRecord();

    assertThat(unknown.cost().status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(unknown.cost().reasons()).containsExactly(CostReason.UNMAPPED_NAME);
    assertThat(known.cost().total().amount()).isEqualByComparingTo("0.001254");
    assertThat(known.request().model()).isEqualTo("eu." + HAIKU);
    assertThat(known.request().region()).isEqualTo("eu-west-1");
    assertThat(harness.simulator().requests())
        .extracting(RecordedRequest::model)
        .containsExactly(PROFILE, PROFILE);
  }

  @Test
  void arnsOfAwsOwn_nameTheirModel() {
    harness.simulator().when(any -> true, Sample.bedrock().reply());
    BedrockRuntimeClient client =
        BedrockTracking.wrap(bare, harness.priced(UnaryOperator.identity()));

    client.converse(
        BedrockClients.request(
            "arn:aws:bedrock:us-west-2:123456789012:inference-profile/global." + HAIKU, "hello"));
    CallRecord global = harness.takeRecord();
    client.converse(
        BedrockClients.request("arn:aws:bedrock:us-west-2::foundation-model/" + HAIKU, "hello"));
    CallRecord inRegion = harness.takeRecord();

    assertThat(global.request().model()).isEqualTo("global." + HAIKU);
    assertThat(global.request().region()).isEqualTo("us-west-2");
    assertThat(global.cost().total().amount()).isEqualByComparingTo("0.00114");
    assertThat(inRegion.request().model()).isEqualTo(HAIKU);
    assertThat(inRegion.cost().total().amount()).isEqualByComparingTo("0.001254");
  }

  /** A router decides which model answers, and only the response says which. */
  @Test
  void promptRouter_isPricedByTheModelThatAnswered() {
    String router = "arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic:1";
    harness
        .simulator()
        .enqueue(
            Sample.bedrock()
                .builder()
                .usage(WireUsage.of(1000, 100))
                .responseModel(
                    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us." + HAIKU)
                .build());

    BedrockTracking.wrap(bare, harness.priced(UnaryOperator.identity()))
        .converse(BedrockClients.request(router, "hello"));

    CallRecord record = harness.takeRecord();
    assertThat(record.model()).isEqualTo("us." + HAIKU);
    assertThat(record.cost().total().amount()).isEqualByComparingTo("0.00165");
  }

  @Test
  void intent_isSentAsMetadataOnlyIfAskedFor() {
    harness.simulator().when(any -> true, Sample.bedrock().reply());
    BedrockOptions telling =
        BedrockOptions.defaults().withRequestMetadata(IntentKey.TEAM, IntentKey.FEATURE);
    CostIntent intent = CostIntent.builder().team("support").product("desk").build();
    ConverseRequest tagged =
        request.toBuilder().requestMetadata(Map.of("costintent.team", "own", "run", "7")).build();

    try (Scope ignored = IntentContext.open(intent)) {
      BedrockTracking.wrap(bare, harness.tracking()).converse(request);
      BedrockTracking.wrap(bare, harness.tracking(), telling).converse(request);
      BedrockTracking.wrap(bare, harness.tracking(), telling).converse(tagged);
    }

    assertThat(metadata(0)).isEmpty();
    assertThat(metadata(1)).containsExactly(Map.entry("costintent.team", "support"));
    assertThat(metadata(2))
        .containsOnly(Map.entry("costintent.team", "own"), Map.entry("run", "7"));
    harness.takeRecords();
  }

  private Map<String, String> metadata(int request) {
    Map<String, String> sent = new HashMap<>();
    harness
        .simulator()
        .requests()
        .get(request)
        .body()
        .path("requestMetadata")
        .properties()
        .forEach(entry -> sent.put(entry.getKey(), entry.getValue().asText()));
    return sent;
  }

  @Test
  void metadataThatAwsWouldRefuse_isLeftOut() {
    harness.simulator().enqueue(Sample.bedrock().reply());
    BedrockOptions telling = BedrockOptions.defaults().withRequestMetadata(IntentKey.values());
    CostIntent intent = CostIntent.builder().team("büro").feature("triage").build();

    try (Scope ignored = IntentContext.open(intent)) {
      BedrockTracking.wrap(bare, harness.tracking(), telling).converse(request);
    }

    assertThat(metadata(0)).containsExactly(Map.entry("costintent.feature", "triage"));
    harness.takeRecord();
  }
}
