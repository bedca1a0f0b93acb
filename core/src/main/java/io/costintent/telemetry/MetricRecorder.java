/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static java.util.Objects.requireNonNull;

import io.costintent.call.CallEnding;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.internal.BoundedCache;
import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Counts what calls cost, by bounded intent keys, provider and model; independent of sampling.
 *
 * <p>A call is counted by the record that bills it, so nested layers count once. Calls without a
 * price are in {@code costintent.calls} as {@code unpriced} and add nothing to {@code
 * costintent.cost}. Attribute sets are cached: building them costs more than counting. Thread-safe.
 *
 * @since 0.1
 */
public final class MetricRecorder implements CallListener {
  private static final List<Double> DURATION_BUCKETS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
  private static final List<Long> TOKEN_BUCKETS =
      List.of(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  private final Meter meter;
  private final Set<IntentKey> keys;
  private final BoundedCache<Currency, DoubleCounter> costs = new BoundedCache<>(64);
  private final LongCounter tokens;
  private final LongCounter calls;
  private final DoubleHistogram duration;
  private final LongHistogram tokenUsage;
  private final BoundedCache<CostIntent, CostIntent> projections = new BoundedCache<>(2048);
  private final BoundedCache<MetricKey, MetricAttributes> attributes = new BoundedCache<>(2048);

  /**
   * Creates a recorder.
   *
   * @param meter where the instruments come from
   * @param keys the intent keys that become metric attributes
   */
  public MetricRecorder(Meter meter, Set<IntentKey> keys) {
    this.meter = requireNonNull(meter, "meter");
    this.keys = Set.copyOf(keys);
    this.tokens =
        meter
            .counterBuilder("costintent.tokens")
            .setUnit("{token}")
            .setDescription("Tokens of billed calls, by type; the types do not overlap")
            .build();
    this.calls =
        meter
            .counterBuilder("costintent.calls")
            .setUnit("{call}")
            .setDescription("Billed and denied calls, by status of their cost and by decision")
            .build();
    this.duration =
        meter
            .histogramBuilder("gen_ai.client.operation.duration")
            .setUnit("s")
            .setDescription("Duration of calls that have no other instrumentation")
            .setExplicitBucketBoundariesAdvice(DURATION_BUCKETS)
            .build();
    this.tokenUsage =
        meter
            .histogramBuilder("gen_ai.client.token.usage")
            .ofLongs()
            .setUnit("{token}")
            .setDescription("Input and output tokens of calls that have no other instrumentation")
            .setExplicitBucketBoundariesAdvice(TOKEN_BUCKETS)
            .build();
  }

  @Override
  public void onEnd(CallRecord record) {
    Cost cost = record.cost();
    if (cost == null && record.ending() != CallEnding.DENIED) {
      return;
    }
    Context context = record.context();
    boolean own = !record.isObserved() && SpanRecorder.isOwnSpan(context);
    MetricAttributes set =
        attributes.get(
            MetricKey.of(record, projections.get(record.intent(), this::project)),
            MetricAttributes::new);
    calls.add(1, set.calls(), context);
    Money total = cost == null ? null : cost.total();
    if (total != null && total.signum() > 0) {
      counter(total.currency()).add(RecordAttributes.toDouble(total), set.common(), context);
    }
    Usage usage = record.usage();
    if (usage != null) {
      TokenSplit split = TokenSplit.of(usage);
      for (TokenSplit.Type type : TokenSplit.Type.ALL) {
        long quantity = split.quantity(type);
        if (quantity > 0) {
          tokens.add(quantity, set.tokens(type), context);
        }
      }
      if (own) {
        tokenUsage.record(split.input(), set.inputTokens(), context);
        tokenUsage.record(split.output(), set.outputTokens(), context);
      }
    }
    if (own && cost != null) {
      duration.record(record.durationNanos() / 1e9, set.duration(), context);
    }
  }

  private CostIntent project(CostIntent intent) {
    CostIntent.Builder bounded = CostIntent.builder();
    for (IntentKey key : keys) {
      bounded.offer(key, intent.value(key));
    }
    return bounded.build();
  }

  /** One counter a currency: amounts of two currencies must not be added up by a backend. */
  private DoubleCounter counter(Currency currency) {
    return costs.get(
        currency,
        it -> {
          boolean dollars = it.getCurrencyCode().equals("USD");
          return meter
              .counterBuilder(
                  dollars
                      ? "costintent.cost"
                      : "costintent.cost." + it.getCurrencyCode().toLowerCase(Locale.ROOT))
              .ofDoubles()
              .setUnit('{' + it.getCurrencyCode() + '}')
              .setDescription("What billed calls cost, where it is known")
              .build();
        });
  }
}
