/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** Streams of Bedrock's module, wrapped. */
class BedrockStreamModuleTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.bedrock();
  }

  /** {@code messageStart} and {@code contentBlockStart}. */
  @Override
  protected int eventsBeforeChunks() {
    return 2;
  }

  /** The module waits forever: neither handler nor listener hears of it, and the sweep ends it. */
  @Override
  protected boolean tellsOfCuts() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    BedrockRuntimeAsyncClient client =
        BedrockRuntimeAsyncClient.builder()
            .endpointOverride(baseUrl)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
            .overrideConfiguration(parts -> parts.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    StreamingChatModel model =
        BedrockStreamingChatModel.builder().client(client).modelId(Harness.MODEL).build();
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(TrackedModels.wrap(model, tracking, options));
  }
}
