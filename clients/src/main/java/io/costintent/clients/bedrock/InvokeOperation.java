/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ChunkReader;
import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.call.ResponseReader;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import io.costintent.usage.Usage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeRequest;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;

/** InvokeModel, whose bodies have the form of the model's vendor. */
abstract class InvokeOperation<P extends BedrockRuntimeRequest> extends BedrockOperation<P> {
  private static final byte[] NOTHING = {};

  private final BedrockInput input;

  InvokeOperation(Class<P> paramsType, BedrockOptions options) {
    super(paramsType, "bedrock.invoke", options);
    this.input = new BedrockInput(options.tokenCounter());
  }

  abstract P withBody(P params, SdkBytes body);

  @Override
  void describe(P params, String model, ModelRequest.Builder request) {
    InvokeBody asked = InvokeBody.read(body(params));
    boolean generates = asked.generatesTokens(model);
    request
        .operation(asked.operation(model))
        .changeableTo(other -> BedrockModel.isSameVendor(model, other))
        .candidates(asked.candidates())
        .maxOutputTokens(generates ? asked.maxOutput() : 0)
        .outputCappable(generates && InvokeLimit.of(model) != InvokeLimit.NONE);
  }

  private static byte[] body(SdkPojo message) {
    return PojoJson.member(message, "body") instanceof SdkBytes bytes
        ? bytes.asByteArrayUnsafe()
        : NOTHING;
  }

  @Override
  public P withMaxOutput(P params, ModelRequest granted) {
    InvokeLimit limit = InvokeLimit.of(granted.model());
    byte[] limited = limit.set(body(params), granted.maxOutputTokens());
    return withBody(params, SdkBytes.fromByteArrayUnsafe(limited));
  }

  @Override
  public @Nullable Usage atMost(P params, String model) {
    byte[] body = body(params);
    Usage units = InvokeBody.read(body).units(model);
    return units != null
        ? units
        : Guarded.get(
            "request bound", () -> input.atMost(InvokeLimit.MAPPER.readTree(body), model), null);
  }

  /** Not asked: bodies are read as bytes. */
  @Override
  public @Nullable JsonNode outline(Object response) {
    return null;
  }

  /**
   * What the vendor's body counts comes first, then Bedrock's headers, which count what some bodies
   * leave out. Pictures and searches are billed by their number, whatever tokens they took.
   */
  @Override
  public ResponseReader<Object> responses(P sent, UsageReader reader) {
    return response -> {
      BedrockHeaders headers = BedrockHeaders.of((AwsResponse) response);
      byte[] body = body((AwsResponse) response);
      ResponseFacts facts = headers.with(reader.read(body));
      String model = String.valueOf(PojoJson.member(sent, "modelId"));
      Usage units =
          InvokeBody.read(body(sent)).billed(BedrockModel.of(model, options.models()), body);
      Usage counted = facts.hasUsage() ? facts.usage() : headers.usage();
      return asked(facts.toBuilder().usage(units == null ? counted : units).build());
    };
  }

  @Override
  public ChunkReader<Object> chunks(P sent, UsageReader reader) {
    return new BedrockChunks(
        reader,
        (stream, event) -> {
          if (event instanceof PayloadPart part && part.bytes() != null) {
            stream.acceptText(part.bytes().asUtf8String());
          }
        },
        InvokeOperation::asked);
  }

  /** The vendor's own name of the model says neither who bills nor where: the request does. */
  private static ResponseFacts asked(ResponseFacts facts) {
    return facts.toBuilder().model(null).build();
  }
}
