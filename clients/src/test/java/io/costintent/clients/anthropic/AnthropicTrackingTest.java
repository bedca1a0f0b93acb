/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnthropicTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;

  @RegisterExtension final Harness harness = new Harness();

  private final AnthropicClient bare = AnthropicClients.sync(harness.simulator().baseUrl());
  private final AnthropicClient client = AnthropicTracking.wrap(bare, harness.tracking());
  private final MessageCreateParams params = AnthropicClients.message(MODEL, "hello");

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void wrap_returnsTheClientWhenTrackingIsNoop() {
    AnthropicClientAsync async = bare.async();

    assertThat(AnthropicTracking.wrap(bare, CostTracking.noop())).isSameAs(bare);
    assertThat(AnthropicTracking.wrap(async, CostTracking.noop())).isSameAs(async);
  }

  @Test
  void whatIsDerivedFromAClient_isRecorded() throws Exception {
    harness.simulator().when(request -> true, Sample.anthropic().reply());

    client.async().messages().create(params).get();
    client.async().sync().messages().create(params);
    client.withOptions(options -> options.maxRetries(1)).messages().create(params);
    client.withRawResponse().messages().create(params).parse();

    assertThat(harness.takeRecords()).hasSize(4).allMatch(CallRecord::isBilled);
  }

  @Test
  void stream_keepsWhatOnlyTheStartTells() {
    WireUsage usage =
        WireUsage.builder().input(100).cacheRead(20).cacheWrite1h(50).output(7).build();
    harness.simulator().enqueue(Sample.anthropic().replyWith(usage));

    try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(params)) {
      assertThat(stream.stream().count()).isPositive();
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(170);
    assertThat(record.usage().quantity(UsageUnit.CACHE_WRITE_1H_TOKENS)).isEqualTo(50);
    assertThat(record.usage().quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(7);
    assertThat(record.serviceTier()).isEqualTo("standard");
    assertThat(record.finishReasons()).containsExactly("end_turn");
  }

  @Test
  void usage_hasFieldsThatTheSdkHasNoGetterFor() {
    WireUsage usage =
        WireUsage.ofJson(
            "{\"input_tokens\":100,\"output_tokens\":7,\"speed\":\"fast\","
                + "\"inference_geo\":\"us\",\"service_tier\":\"priority\","
                + "\"output_tokens_details\":{\"thinking_tokens\":3}}");
    harness.simulator().enqueue(Sample.anthropic().replyWith(usage));

    client.messages().create(params);

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(3);
    assertThat(record.serviceTier()).isEqualTo("priority");
  }

  @Test
  void request_namesTheGeography() {
    harness.simulator().when(request -> true, Sample.anthropic().reply());

    client.messages().create(params.toBuilder().inferenceGeo("us").build());
    client
        .beta()
        .messages()
        .create(
            AnthropicClients.betaMessage(MODEL, "hello").toBuilder().inferenceGeo("eu").build());

    assertThat(harness.takeRecords())
        .extracting(record -> record.request().region())
        .containsExactly("us", "eu");
  }

  @Test
  void provider_isToldByTheHost() {
    assumeTrue(AnthropicClients.tellBaseUrl(), "this version does not tell the base URL");

    assertThat(
            provider(
                "https://bedrock-runtime.us-east-1.amazonaws.com", AnthropicOptions.defaults()))
        .isEqualTo("aws.bedrock");
  }

  @Test
  void provider_isAnthropicUnlessStated() {
    AnthropicOptions stated = AnthropicOptions.defaults().withProvider("gcp.vertex_ai");

    assertThat(provider("https://gateway.example", AnthropicOptions.defaults()))
        .isEqualTo("anthropic");
    assertThat(provider("https://gateway.example", stated)).isEqualTo("gcp.vertex_ai");
  }

  private String provider(String baseUrl, AnthropicOptions options) {
    AnthropicClient elsewhere =
        AnthropicTracking.wrap(
            AnthropicClients.sync(URI.create(baseUrl)), harness.denying(), options);
    catchThrowable(() -> elsewhere.messages().create(params));
    elsewhere.close();
    return harness.takeRecord().request().provider();
  }
}
