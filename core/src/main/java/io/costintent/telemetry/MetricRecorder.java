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
import io.costintent.internal.Guard;
import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what calls cost, by bounded intent keys, provider and model; independent of sampling.
 *
 * <p>A call is counted by the record that bills it, so nested layers count once. Calls without a
 * price are in {@code costintent.calls} as {@code unpriced} and add nothing to {@code
 * costintent.cost}. Counts are kept here and handed over by {@link #drain}, when metrics are
 * collected. Beyond 2,000 combinations of attributes, further ones share a series that is marked
 * with {@code otel.metric.overflow}. Thread-safe.
 *
 * @since 0.1
 */
public final class MetricRecorder implements CallListener {
  private static final int MAX_SERIES = 2000;

  private static final Comparator<AttributeKey<String>> BY_NAME =
      Comparator.comparing(AttributeKey::getKey);

  private final Meter meter;
  private final MetricForm form;
  private final List<AttributeKey<String>> keyNames;
  private final Set<IntentKey> keys;
  private final LongCounter tokens;
  private final LongCounter calls;
  private final DoubleHistogram duration;
  private final LongHistogram tokenUsage;
  private final BoundedCache<String, DoubleCounter> costs = new BoundedCache<>(256);
  private final BoundedCache<CostIntent, CostIntent> projections = new BoundedCache<>(2048);
  private final Map<MetricKey, MetricSeries> series = new ConcurrentHashMap<>();

  /**
   * Creates a recorder.
   *
   * @param meter where the instruments come from
   * @param keys the intent keys that become metric attributes
   */
  public MetricRecorder(Meter meter, Set<IntentKey> keys) {
    this(meter, keys, MetricForm.COLLECTED);
  }

  /**
   * Creates a recorder.
   *
   * @param meter where the instruments come from
   * @param keys the intent keys that become metric attributes
   * @param form what the meter needs
   */
  public MetricRecorder(Meter meter, Set<IntentKey> keys, MetricForm form) {
    this.form = requireNonNull(form, "form");
    this.keyNames =
        keys.stream().map(key -> AttributeKey.stringKey(key.attribute())).sorted(BY_NAME).toList();
    this.meter = requireNonNull(meter, "meter");
    this.keys = Set.copyOf(keys);
    this.tokens = Instruments.tokens(meter);
    this.calls = Instruments.calls(meter);
    this.duration = Instruments.duration(meter);
    this.tokenUsage = Instruments.tokenUsage(meter);
  }

  @Override
  public void onEnd(CallRecord record) {
    Cost cost = record.cost();
    if (cost == null && record.ending() != CallEnding.DENIED) {
      return;
    }
    MetricKey key = MetricKey.of(record, projections.get(record.intent(), this::project));
    MetricSeries counted = series(key);
    counted.count();
    Money total = cost == null ? null : cost.total();
    if (total != null) {
      spend(counted, total);
    }
    boolean own =
        !record.isObserved() && !record.isCharge() && SpanRecorder.isOwnSpan(record.context());
    Usage usage = record.usage();
    if (usage != null) {
      TokenSplit split = TokenSplit.of(usage);
      counted.use(split);
      if (own) {
        Context none = Context.root(); // one exemplar, on the duration, is enough
        tokenUsage.record(split.input(), counted.attributes().inputTokens(), none);
        tokenUsage.record(split.output(), counted.attributes().outputTokens(), none);
      }
    }
    if (own && cost != null) {
      duration.record(
          record.durationNanos() / 1e9, counted.attributes().duration(), record.context());
    }
    if (form == MetricForm.AT_ONCE) {
      counted.drain(calls, tokens, counter(key.currency()));
    }
  }

  private void spend(MetricSeries counted, Money total) {
    long picos = total.picosOr(Long.MAX_VALUE);
    if (picos < Long.MAX_VALUE) {
      counted.spend(picos);
    } else {
      counter(total.currency().getCurrencyCode())
          .add(RecordAttributes.toDouble(total), counted.attributes().common(), Context.root());
    }
  }

  private MetricSeries series(MetricKey key) {
    MetricSeries known = series.get(key);
    if (known != null) {
      return known;
    }
    MetricKey admitted = series.size() < MAX_SERIES ? key : MetricKey.overflow(key.currency());
    return series.computeIfAbsent(
        admitted, it -> new MetricSeries(new MetricAttributes(it, form, keyNames)));
  }

  private CostIntent project(CostIntent intent) {
    CostIntent.Builder bounded = CostIntent.builder();
    for (IntentKey key : keys) {
      bounded.offer(key, intent.value(key));
    }
    return bounded.build();
  }

  /** Hands over to OpenTelemetry what was counted since the last time. Never throws. */
  public void drain() {
    Guard.run(
        "metrics",
        () ->
            series.forEach(
                (key, counted) -> counted.drain(calls, tokens, counter(key.currency()))));
  }

  /** One counter a currency: amounts of two currencies must not be added up by a backend. */
  private DoubleCounter counter(String currency) {
    return costs.get(currency, it -> Instruments.cost(meter, it.toUpperCase(Locale.ROOT)));
  }
}
