/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.usage.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one test recorded: spans, metrics and records, with clocks that the test moves.
 *
 * <p>A span or a record that the test does not take makes {@link #close()} fail, so that nothing is
 * recorded twice unnoticed. Thread-safe.
 *
 * @since 0.1
 */
public final class RecordedTelemetry implements AutoCloseable {
  /** The key under which fixtures publish {@link #units()} of a test, separated by commas. */
  public static final String UNITS = "costintent.units";

  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final List<CallRecord> records = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> anyRecord = new CompletableFuture<>();
  private final Set<String> units = new TreeSet<>();
  private final AtomicLong nanos = new AtomicLong();
  private final OpenTelemetrySdk sdk;

  /** Returns a recorder of all spans. */
  public static RecordedTelemetry create() {
    return new RecordedTelemetry(Sampler.alwaysOn());
  }

  /** Returns a recorder whose sampler drops every span. */
  public static RecordedTelemetry unsampled() {
    return new RecordedTelemetry(Sampler.alwaysOff());
  }

  private RecordedTelemetry(Sampler sampler) {
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(sampler)
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
  }

  /** Returns a builder of tracking that records here, with the prices of the suite. */
  public CostTrackingBuilder tracking() {
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .openTelemetry(sdk)
        .priceBook(ConformancePrices.book())
        .clock(() -> NOW, nanos::get);
  }

  /** Returns the listener that keeps records; added by the test, before or after its own. */
  public CallListener listener() {
    return record -> {
      synchronized (records) {
        records.add(record);
        anyRecord.complete(null);
        if (record.isBilled()) {
          addUnits(record.usage());
        }
      }
    };
  }

  private void addUnits(@Nullable Usage usage) {
    for (int i = 0; usage != null && i < usage.size(); i++) {
      if (usage.quantity(i) > 0) {
        units.add(usage.unit(i).name());
      }
    }
  }

  /** Returns the names of all units of which any call so far was billed more than zero. */
  public Set<String> units() {
    synchronized (records) {
      return new TreeSet<>(units);
    }
  }

  /** The OpenTelemetry instance that records here. */
  public OpenTelemetrySdk openTelemetry() {
    return sdk;
  }

  /** Moves the clock that only moves forward. */
  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Returns and forgets the records, in the order of their endings. */
  public List<CallRecord> takeRecords() {
    synchronized (records) {
      List<CallRecord> taken = List.copyOf(records);
      records.clear();
      return taken;
    }
  }

  /**
   * Waits until there has been a record, of a call that ends on another thread.
   *
   * @throws TimeoutException when there is none within the patience of the suite
   */
  public void awaitRecord() throws Exception {
    anyRecord.get(ChunkQueue.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns and forgets the spans, in the order of their endings. */
  public List<SpanData> takeSpans() {
    List<SpanData> taken = List.copyOf(spans.getFinishedSpanItems());
    spans.reset();
    return taken;
  }

  /** Returns and forgets the only record. */
  public CallRecord takeRecord() {
    return only(takeRecords());
  }

  /** Returns and forgets the only span. */
  public SpanData takeSpan() {
    return only(takeSpans());
  }

  private static <T> T only(List<T> items) {
    if (items.size() != 1) {
      throw new AssertionError("expected one, not " + items);
    }
    return items.get(0);
  }

  /** Forgets spans and records that are of no interest to the test. */
  public void takeAll() {
    takeRecords();
    takeSpans();
  }

  /** Returns all metrics collected so far. */
  public Collection<MetricData> metrics() {
    return metrics.collectAllMetrics();
  }

  /** Returns the sum of a counter over all its attributes; zero when nothing was counted. */
  public double sum(String counter) {
    return sum(counter, point -> true);
  }

  /** Returns the sum of a counter over the points that have an attribute of this value. */
  public double sum(String counter, AttributeKey<String> key, String value) {
    return sum(counter, point -> value.equals(point.getAttributes().get(key)));
  }

  private double sum(String counter, Predicate<PointData> which) {
    double sum = 0;
    for (MetricData metric : metrics()) {
      if (metric.getName().equals(counter)) {
        sum += sum(metric.getDoubleSumData().getPoints(), which, point -> point.getValue());
        sum += sum(metric.getLongSumData().getPoints(), which, point -> point.getValue());
      }
    }
    return sum;
  }

  private static <P extends PointData> double sum(
      Collection<P> points, Predicate<PointData> which, ToDoubleFunction<P> of) {
    return points.stream().filter(which).mapToDouble(of).sum();
  }

  /**
   * Ends the recording.
   *
   * @throws AssertionError when there are records or spans that the test did not take
   */
  @Override
  public void close() {
    sdk.close();
    List<CallRecord> leftRecords = takeRecords();
    List<SpanData> leftSpans = takeSpans();
    if (!leftRecords.isEmpty() || !leftSpans.isEmpty()) {
      throw new AssertionError("not taken by the test: " + leftRecords + ", " + leftSpans);
    }
  }
}
