/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.CallEnding;
import io.costintent.call.ModelRequest;
import io.costintent.call.ObservedCall;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.pricing.ProviderName;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the span of another instrumentation as a call. */
final class SpanCalls {
  private static final Currency DOLLARS = Currency.getInstance("USD");

  /** Returns the call that an inference span describes. */
  static ObservedCall read(SpanData span, SpanFacts facts, CostIntent intent) {
    String operation = operation(facts);
    Usage usage = SpanUsage.of(facts, operation.equals(ModelRequest.EMBEDDINGS));
    boolean failed =
        span.getStatus().getStatusCode() == StatusCode.ERROR || facts.has(SpanFact.ERROR);
    return ObservedCall.builder(
            request(facts, operation, usage), instant(span.getStartEpochNanos()))
        .durationNanos(span.getEndEpochNanos() - span.getStartEpochNanos())
        .intent(intent)
        .ending(failed ? CallEnding.FAILED : CallEnding.COMPLETED)
        .response(
            ResponseFacts.builder()
                .responseId(facts.text(SpanFact.RESPONSE_ID))
                .model(facts.text(SpanFact.RESPONSE_MODEL))
                .serviceTier(facts.text(SpanFact.SERVED_TIER))
                .usage(usage)
                .reportedCost(reported(facts))
                .build())
        .context(Context.root().with(Span.wrap(span.getSpanContext())))
        .build();
  }

  private static ModelRequest request(SpanFacts facts, String operation, @Nullable Usage usage) {
    String provider = facts.text(SpanFact.PROVIDER);
    String asked = facts.text(SpanFact.REQUEST_MODEL);
    String model = asked == null ? facts.text(SpanFact.RESPONSE_MODEL) : asked;
    // not every instrumentation says that it streams; nothing else reports only zeros
    boolean streaming = facts.isTrue(SpanFact.STREAM) || (usage != null && usage.isAllZero());
    return ModelRequest.builder(
            provider == null ? "" : ProviderName.canonical(provider),
            model == null ? "unknown" : model)
        .operation(operation)
        .streaming(streaming)
        .serviceTier(facts.text(SpanFact.REQUEST_TIER))
        .server(facts.text(SpanFact.SERVER_ADDRESS), -1)
        .build();
  }

  private static String operation(SpanFacts facts) {
    String operation = facts.text(SpanFact.OPERATION);
    if (operation != null) {
      return operation;
    }
    boolean embedding =
        "EMBEDDING".equals(facts.text(SpanFact.OPENINFERENCE_KIND))
            || "embedding".equals(facts.text(SpanFact.OPENLLMETRY_TYPE));
    return embedding ? ModelRequest.EMBEDDINGS : ModelRequest.CHAT;
  }

  /** The amount that the span carries, or null; zero from tools that do not know is no amount. */
  static @Nullable Money reported(SpanFacts facts) {
    BigDecimal amount = facts.number(SpanFact.COST_AMOUNT);
    if (amount != null) {
      Currency currency = currency(facts.text(SpanFact.COST_CURRENCY));
      return currency == null || amount.signum() < 0 ? null : Money.of(amount, currency).rounded();
    }
    BigDecimal dollars = facts.number(SpanFact.COST_DOLLARS);
    return dollars == null || dollars.signum() <= 0 ? null : Money.of(dollars, DOLLARS).rounded();
  }

  private static @Nullable Currency currency(@Nullable String code) {
    try {
      return code == null ? null : Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      return null; // what somebody else wrote; the span is left alone
    }
  }

  /** Whether the span carries an amount under the convention's name that makes no sense. */
  static boolean isUnreadableAmount(SpanFacts facts) {
    return facts.has(SpanFact.COST_AMOUNT) && reported(facts) == null;
  }

  /** Whether the amount that the span carries is some tool's own calculation. */
  static boolean isToolsOwnAmount(SpanFacts facts) {
    return !facts.has(SpanFact.COST_AMOUNT) && facts.has(SpanFact.COST_DOLLARS);
  }

  private static Instant instant(long epochNanos) {
    return Instant.EPOCH
        .plusSeconds(TimeUnit.NANOSECONDS.toSeconds(epochNanos))
        .plusNanos(epochNanos % TimeUnit.SECONDS.toNanos(1));
  }

  private SpanCalls() {}
}
