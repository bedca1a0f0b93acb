/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;

/** The attribute sets of one {@link MetricKey}, built once. */
final class MetricAttributes {
  /** What OpenTelemetry marks a series with that stands for all beyond a limit. */
  private static final AttributeKey<Boolean> OVERFLOW =
      AttributeKey.booleanKey("otel.metric.overflow");

  private static final List<AttributeKey<String>> OF_MODELS =
      List.of(
          GenAiAttributes.OPERATION_NAME,
          GenAiAttributes.PROVIDER_NAME,
          GenAiAttributes.REQUEST_MODEL,
          GenAiAttributes.RESPONSE_MODEL);
  private static final List<AttributeKey<String>> OF_CHARGES =
      List.of(CostAttributes.CHARGE_SERVICE, CostAttributes.CHARGE_ITEM);
  private static final List<AttributeKey<String>> OF_CALLS =
      List.of(CostAttributes.DECISION, CostAttributes.COST_STATUS, CostAttributes.COST_REASON);

  private final Attributes common;
  private final Attributes calls;
  private final Attributes duration;
  private final Attributes inputTokens;
  private final Attributes outputTokens;
  private final Attributes[] tokens = new Attributes[TokenSplit.Type.ALL.size()];

  MetricAttributes(MetricKey key, MetricForm form, List<AttributeKey<String>> intentKeys) {
    Attributes convention = convention(key);
    AttributesBuilder builder = convention.toBuilder();
    RecordAttributes.intent(key.intent(), new BuilderSink(builder));
    this.common = complete(builder.build(), form, intentKeys);
    for (TokenSplit.Type type : TokenSplit.Type.ALL) {
      tokens[type.ordinal()] =
          common.toBuilder().put(CostAttributes.TOKEN_TYPE, type.value()).build();
    }
    this.calls = form.complete(calls(key, common.toBuilder()), OF_CALLS);
    Class<?> error = key.error();
    this.duration =
        error == null
            ? convention
            : convention.toBuilder().put(GenAiAttributes.ERROR_TYPE, error.getName()).build();
    this.inputTokens = convention.toBuilder().put(GenAiAttributes.TOKEN_TYPE, "input").build();
    this.outputTokens = convention.toBuilder().put(GenAiAttributes.TOKEN_TYPE, "output").build();
  }

  private static Attributes complete(
      Attributes common, MetricForm form, List<AttributeKey<String>> intentKeys) {
    Attributes complete =
        form.complete(form.complete(form.complete(common, intentKeys), OF_MODELS), OF_CHARGES);
    boolean marked = form == MetricForm.COLLECTED || common.get(OVERFLOW) != null;
    return marked ? complete : complete.toBuilder().put(OVERFLOW, false).build();
  }

  private static Attributes convention(MetricKey key) {
    if (key.isCharge()) {
      return Attributes.of(
          CostAttributes.CHARGE_SERVICE, key.provider(),
          CostAttributes.CHARGE_ITEM, key.requestModel());
    }
    return key.isOverflow()
        ? Attributes.of(OVERFLOW, true)
        : Attributes.builder()
            .put(GenAiAttributes.OPERATION_NAME, key.operation())
            .put(GenAiAttributes.PROVIDER_NAME, key.provider())
            .put(GenAiAttributes.REQUEST_MODEL, key.requestModel())
            .put(GenAiAttributes.RESPONSE_MODEL, key.responseModel())
            .build();
  }

  private static Attributes calls(MetricKey key, AttributesBuilder builder) {
    if (!key.isOverflow()) {
      builder.put(CostAttributes.DECISION, key.decision());
    }
    CostStatus status = key.status();
    if (status != null) {
      builder.put(CostAttributes.COST_STATUS, status.code());
    }
    CostReason reason = key.reason();
    if (reason != null) {
      builder.put(CostAttributes.COST_REASON, reason.code());
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
    return tokens[type.ordinal()];
  }

  private record BuilderSink(AttributesBuilder builder) implements RecordAttributes.Sink {
    @Override
    public <T> void put(AttributeKey<T> key, T value) {
      builder.put(key, value);
    }
  }
}
