/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;

/** Calls through AWS's bedrockruntime. */
final class BedrockCalls {
  private static final int SECONDS = 30;

  static Map<String, Call> all() {
    return Map.of(
        "bedrock-converse",
        (url, model) -> text(sync(url).converse(converse(model))),
        "bedrock-converse-async",
        (url, model) -> text(async(url).converse(converse(model)).get(SECONDS, TimeUnit.SECONDS)),
        "bedrock-converse-stream",
        BedrockCalls::converseStream,
        "bedrock-invoke",
        (url, model) -> claude(sync(url).invokeModel(invoke(model)).body()),
        "bedrock-invoke-async",
        (url, model) ->
            claude(async(url).invokeModel(invoke(model)).get(SECONDS, TimeUnit.SECONDS).body()),
        "bedrock-invoke-stream",
        BedrockCalls::invokeStream);
  }

  private static String converseStream(URI url, String model) throws Exception {
    StringBuffer answer = new StringBuffer();
    async(url)
        .converseStream(
            ConverseStreamRequest.builder().modelId(model).messages(message()).build(),
            ConverseStreamResponseHandler.builder()
                .subscriber(event -> {
                  if (event instanceof ContentBlockDeltaEvent block) {
                    answer.append(block.delta().text());
                  }
                })
                .build())
        .get(SECONDS, TimeUnit.SECONDS);
    return answer.toString();
  }

  private static String invokeStream(URI url, String model) throws Exception {
    StringBuffer answer = new StringBuffer();
    async(url)
        .invokeModelWithResponseStream(
            InvokeModelWithResponseStreamRequest.builder().modelId(model).body(body()).build(),
            InvokeModelWithResponseStreamResponseHandler.builder()
                .subscriber(event -> {
                  if (event instanceof PayloadPart part) {
                    answer.append(delta(part));
                  }
                })
                .build())
        .get(SECONDS, TimeUnit.SECONDS);
    return answer.toString();
  }

  static BedrockRuntimeClient sync(URI baseUrl) {
    return Call.client(
        "bedrock-sync", () -> configured(BedrockRuntimeClient.builder(), baseUrl).build());
  }

  /** Without TLS the SDK would guess HTTP/2. */
  static BedrockRuntimeAsyncClient async(URI baseUrl) {
    return Call.client(
        "bedrock-async",
        () ->
            configured(BedrockRuntimeAsyncClient.builder(), baseUrl)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .build());
  }

  private static <B extends BedrockRuntimeBaseClientBuilder<B, C>, C> B configured(
      B builder, URI baseUrl) {
    return builder
        .region(Region.US_EAST_1)
        .endpointOverride(baseUrl)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sk-id", "sk-secret")));
  }

  static ConverseRequest converse(String model) {
    return ConverseRequest.builder().modelId(model).messages(message()).build();
  }

  static Message message() {
    return Message.builder()
        .role(ConversationRole.USER)
        .content(ContentBlock.fromText(Call.PROMPT))
        .build();
  }

  private static InvokeModelRequest invoke(String model) {
    return InvokeModelRequest.builder().modelId(model).body(body()).build();
  }

  private static SdkBytes body() {
    return SdkBytes.fromUtf8String(
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":1024,\"messages\":"
            + "[{\"role\":\"user\",\"content\":\""
            + Call.PROMPT
            + "\"}]}");
  }

  static String text(ConverseResponse response) {
    return response.output().message().content().stream()
        .map(ContentBlock::text)
        .collect(Collectors.joining());
  }

  private static String claude(SdkBytes message) {
    return JsonNode.parser()
        .parse(message.asUtf8String())
        .field("content")
        .orElseThrow()
        .asArray()
        .stream()
        .map(part -> part.field("text").orElseThrow().text())
        .collect(Collectors.joining());
  }

  private static String delta(PayloadPart part) {
    return JsonNode.parser()
        .parse(part.bytes().asUtf8String())
        .field("delta")
        .flatMap(delta -> delta.field("text"))
        .map(JsonNode::text)
        .orElse("");
  }

  private BedrockCalls() {}
}
