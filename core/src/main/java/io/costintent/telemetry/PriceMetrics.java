/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.internal.Guard;
import io.costintent.pricing.PriceBookStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How fresh the prices are, and how refreshes of them went.
 *
 * @since 0.1
 */
public final class PriceMetrics {
  /** A {@linkplain PriceSign sign} that prices may be out of date. */
  public static final AttributeKey<String> SIGN = AttributeKey.stringKey("costintent.price.sign");

  /** How a refresh of prices went. */
  public static final AttributeKey<String> REFRESH_RESULT =
      AttributeKey.stringKey("costintent.price.refresh.result");

  private static final double SECONDS_OF_A_DAY = 86_400;

  /** Registers the instruments, and returns what unregisters them. */
  public static Runnable register(Meter meter, PriceHealth health, InstantSource clock) {
    ObservableDoubleMeasurement age =
        meter
            .gaugeBuilder("costintent.price.book.age")
            .setUnit("d")
            .setDescription("Days since the price book was put together")
            .buildObserver();
    ObservableLongMeasurement signs =
        meter
            .gaugeBuilder("costintent.price.signs")
            .ofLongs()
            .setUnit("1")
            .setDescription("1 for each sign that prices may be out of date, 0 for the others")
            .buildObserver();
    ObservableDoubleMeasurement unpriced =
        meter
            .gaugeBuilder("costintent.price.unpriced.ratio")
            .setUnit("1")
            .setDescription("Share of recent calls that the price book has no price for")
            .buildObserver();
    ObservableDoubleMeasurement drift =
        meter
            .gaugeBuilder("costintent.price.drift")
            .setUnit("1")
            .setDescription("Amounts that providers reported over computed ones, less 1")
            .buildObserver();
    ObservableLongMeasurement quarantined =
        meter
            .gaugeBuilder("costintent.price.quarantined")
            .ofLongs()
            .setUnit("{model}")
            .setDescription("Models that keep old prices since the new ones are too far off")
            .buildObserver();
    ObservableLongMeasurement refreshes =
        meter
            .counterBuilder("costintent.price.refreshes")
            .setUnit("{refresh}")
            .setDescription("Refreshes of prices, by how they went")
            .buildObserver();
    BatchCallback callback =
        meter.batchCallback(
            () ->
                Guard.run(
                    "price metrics",
                    () -> {
                      Instant now = clock.instant();
                      PriceBookStatus status = health.look(now);
                      Attributes book = Attributes.of(CostAttributes.PRICE_BOOK, status.label());
                      Duration old = status.age(now);
                      if (old != null) {
                        age.record(old.toSeconds() / SECONDS_OF_A_DAY, book);
                      }
                      for (PriceSign sign : PriceSign.values()) {
                        signs.record(
                            health.signs().contains(sign) ? 1 : 0,
                            Attributes.of(SIGN, sign.code()));
                      }
                      if (health.unpricedRatio() >= 0) {
                        unpriced.record(health.unpricedRatio());
                      }
                      if (!Double.isNaN(health.drift())) {
                        drift.record(health.drift());
                      }
                      quarantined.record(status.quarantined());
                      status
                          .refreshes()
                          .forEach((result, count) ->
                              refreshes.record(count, Attributes.of(REFRESH_RESULT, result)));
                    }),
            age,
            signs,
            unpriced,
            drift,
            quarantined,
            refreshes);
    return callback::close;
  }

  private PriceMetrics() {}
}
