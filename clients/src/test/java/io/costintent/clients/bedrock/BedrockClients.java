/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import java.net.URI;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** The real SDK, pointed at a simulator. */
final class BedrockClients {
  /** One for all tests: to close one takes seconds. Without TLS the SDK would guess HTTP/2. */
  private static final SdkAsyncHttpClient HTTP =
      NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();

  /** Whether this version of the SDK tells for how long the cache was written. */
  static boolean tellCacheDetails() {
    return knows(TokenUsage.builder().build(), "cacheDetails");
  }

  /** Whether this version of the SDK tells the tier that served. */
  static boolean tellServiceTier() {
    return knows(ConverseResponse.builder().build(), "serviceTier");
  }

  /** Whether this version of the SDK sends documents as text. */
  static boolean sendTextDocuments() {
    return knows(DocumentSource.builder().build(), "text");
  }

  private static boolean knows(SdkPojo pojo, String field) {
    return pojo.sdkFields().stream().anyMatch(known -> known.locationName().equals(field));
  }

  static BedrockRuntimeClient sync(URI baseUrl) {
    return configured(BedrockRuntimeClient.builder(), baseUrl, 1).build();
  }

  static BedrockRuntimeAsyncClient async(URI baseUrl) {
    return asyncTrying(baseUrl, 1);
  }

  static BedrockRuntimeAsyncClient asyncTrying(URI baseUrl, int attempts) {
    return configured(BedrockRuntimeAsyncClient.builder(), baseUrl, attempts)
        .httpClient(HTTP)
        .build();
  }

  private static <B extends BedrockRuntimeBaseClientBuilder<B, C>, C> B configured(
      B builder, URI baseUrl, int attempts) {
    return builder
        .region(Region.US_EAST_1)
        .endpointOverride(baseUrl)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sk-id", "sk-secret")))
        .overrideConfiguration(
            settings -> settings.retryStrategy(strategy -> strategy.maxAttempts(attempts)));
  }

  static ConverseRequest request(String model, String prompt) {
    return ConverseRequest.builder().modelId(model).messages(message(prompt)).build();
  }

  static Message message(String prompt) {
    return Message.builder()
        .role(ConversationRole.USER)
        .content(ContentBlock.fromText(prompt))
        .build();
  }

  static String text(ConverseResponse response) {
    return response.output().message().content().stream()
        .map(ContentBlock::text)
        .collect(Collectors.joining());
  }

  private BedrockClients() {}
}
