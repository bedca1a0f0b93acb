/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.clients.Operation;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;

/**
 * The operations of the Bedrock runtime that are model calls. Whole and streaming ones ask for the
 * same, but the SDK has a type of request for each.
 */
final class BedrockOperations {
  static Map<Class<?>, Operation<?>> byParams(BedrockOptions options) {
    return Map.of(
        ConverseRequest.class, new Converse(options),
        ConverseStreamRequest.class, new ConverseStream(options),
        InvokeModelRequest.class, new InvokeModel(options),
        InvokeModelWithResponseStreamRequest.class, new InvokeModelStream(options));
  }

  private BedrockOperations() {}

  private static final class Converse extends ConverseOperation<ConverseRequest> {
    Converse(BedrockOptions options) {
      super(ConverseRequest.class, options);
    }

    @Override
    public ConverseRequest withModel(ConverseRequest params, String model) {
      return params.toBuilder().modelId(model).build();
    }

    @Override
    ConverseRequest withMaxTokens(ConverseRequest params, int limit) {
      return params.toBuilder().inferenceConfig(limited(params.inferenceConfig(), limit)).build();
    }

    @Override
    ConverseRequest withMetadata(ConverseRequest params, Map<String, String> metadata) {
      return params.toBuilder().requestMetadata(metadata).build();
    }
  }

  private static final class ConverseStream extends ConverseOperation<ConverseStreamRequest> {
    ConverseStream(BedrockOptions options) {
      super(ConverseStreamRequest.class, options);
    }

    @Override
    public ConverseStreamRequest withModel(ConverseStreamRequest params, String model) {
      return params.toBuilder().modelId(model).build();
    }

    @Override
    ConverseStreamRequest withMaxTokens(ConverseStreamRequest params, int limit) {
      return params.toBuilder().inferenceConfig(limited(params.inferenceConfig(), limit)).build();
    }

    @Override
    ConverseStreamRequest withMetadata(ConverseStreamRequest params, Map<String, String> metadata) {
      return params.toBuilder().requestMetadata(metadata).build();
    }
  }

  private static final class InvokeModel extends InvokeOperation<InvokeModelRequest> {
    InvokeModel(BedrockOptions options) {
      super(InvokeModelRequest.class, options);
    }

    @Override
    public InvokeModelRequest withModel(InvokeModelRequest params, String model) {
      return params.toBuilder().modelId(model).build();
    }

    @Override
    InvokeModelRequest withBody(InvokeModelRequest params, SdkBytes body) {
      return params.toBuilder().body(body).build();
    }
  }

  private static final class InvokeModelStream
      extends InvokeOperation<InvokeModelWithResponseStreamRequest> {
    InvokeModelStream(BedrockOptions options) {
      super(InvokeModelWithResponseStreamRequest.class, options);
    }

    @Override
    public InvokeModelWithResponseStreamRequest withModel(
        InvokeModelWithResponseStreamRequest params, String model) {
      return params.toBuilder().modelId(model).build();
    }

    @Override
    InvokeModelWithResponseStreamRequest withBody(
        InvokeModelWithResponseStreamRequest params, SdkBytes body) {
      return params.toBuilder().body(body).build();
    }
  }
}
