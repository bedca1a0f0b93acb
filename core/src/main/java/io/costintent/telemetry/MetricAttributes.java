/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.EnumMap;
import java.util.Map;

/** The attribute sets of one {@link MetricKey}, built once. */
final class MetricAttributes {
  private final Attributes common;
  private final Attributes calls;
  private final Attributes duration;
  private final Attributes inputTokens;
  private final Attributes outputTokens;
  private final Map<TokenSplit.Type, Attributes> tokens = new EnumMap<>(TokenSplit.Type.class);

  MetricAttributes(MetricKey key) {
    AttributesBuilder builder =
        Attributes.builder()
            .put(GenAiAttributes.OPERATION_NAME, key.operation())
            .put(GenAiAttributes.PROVIDER_NAME, key.provider())
            .put(GenAiAttributes.REQUEST_MODEL, key.requestModel())
            .put(GenAiAttributes.RESPONSE_MODEL, key.responseModel());
    Attributes convention = builder.build();
    RecordAttributes.intent(key.intent(), new BuilderSink(builder));
    this.common = builder.build();
    for (TokenSplit.Type type : TokenSplit.Type.ALL) {
      tokens.put(type, common.toBuilder().put(CostAttributes.TOKEN_TYPE, type.value()).build());
    }
    this.calls = calls(key, common.toBuilder());
    this.duration =
        key.error() == null
            ? convention
            : convention.toBuilder().put(GenAiAttributes.ERROR_TYPE, key.error().getName()).build();
    this.inputTokens = convention.toBuilder().put(GenAiAttributes.TOKEN_TYPE, "input").build();
    this.outputTokens = convention.toBuilder().put(GenAiAttributes.TOKEN_TYPE, "output").build();
  }

  private static Attributes calls(MetricKey key, AttributesBuilder builder) {
    builder.put(CostAttributes.DECISION, key.decision());
    if (key.status() != null) {
      builder.put(CostAttributes.COST_STATUS, key.status());
    }
    if (key.reason() != null) {
      builder.put(CostAttributes.COST_REASON, key.reason());
    }
    return builder.build();
  }

  Attributes common() {
    return common;
  }

  Attributes calls() {
    return calls;
  }

  Attributes duration() {
    return duration;
  }

  Attributes inputTokens() {
    return inputTokens;
  }

  Attributes outputTokens() {
    return outputTokens;
  }

  Attributes tokens(TokenSplit.Type type) {
    Attributes attributes = tokens.get(type);
    return attributes == null ? common : attributes;
  }

  private record BuilderSink(AttributesBuilder builder) implements RecordAttributes.Sink {
    @Override
    public <T> void put(AttributeKey<T> key, T value) {
      builder.put(key, value);
    }
  }
}
