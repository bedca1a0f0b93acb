/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/** InvokeModel with the body of Claude. */
final class Claude {
  static SdkBytes body(String prompt) {
    return SdkBytes.fromUtf8String(
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":1024,\"messages\":"
            + "[{\"role\":\"user\",\"content\":\""
            + prompt
            + "\"}]}");
  }

  static InvokeModelRequest request(String model, String prompt) {
    return InvokeModelRequest.builder().modelId(model).body(body(prompt)).build();
  }

  static String text(SdkBytes message) {
    return JsonNode.parser()
        .parse(message.asUtf8String())
        .field("content")
        .orElseThrow()
        .asArray()
        .stream()
        .map(part -> part.field("text").orElseThrow().text())
        .collect(Collectors.joining());
  }

  static String text(ResponseStream event) {
    return event instanceof PayloadPart part
        ? JsonNode.parser()
            .parse(part.bytes().asUtf8String())
            .field("delta")
            .flatMap(delta -> delta.field("text"))
            .map(JsonNode::text)
            .orElse("")
        : "";
  }

  private Claude() {}
}
