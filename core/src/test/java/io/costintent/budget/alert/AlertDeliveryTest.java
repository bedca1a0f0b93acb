/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static io.costintent.budget.alert.AlertBench.START;
import static io.costintent.budget.alert.AlertBench.applied;
import static io.costintent.budget.alert.AlertBench.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertDeliveryTest {
  private final ManualWorkers workers = new ManualWorkers();
  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final SdkMeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(reader).build();
  private final List<String> told = new ArrayList<>();

  @Test
  void failedDelivery_isTriedAgain_laterAndLater() {
    Flaky flaky = new Flaky(3);
    AlertDelivery delivery = delivery(flaky);

    delivery.offer(alert());
    workers.run();
    workers.runLater();
    workers.runLater();
    workers.runLater();

    assertThat(told).containsExactly("threshold-80");
    assertThat(workers.delays)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(outcomes()).containsExactly(Map.entry("flaky delivered", 1L));
  }

  @Test
  void deliveryThatNeverSucceeds_isGivenUp_andCounted() {
    AlertDelivery delivery = delivery(new Flaky(100));

    delivery.offer(alert());
    workers.run();
    for (int i = 0; i < 20; i++) {
      workers.runLater();
    }

    assertThat(workers.delays).hasSize(AlertDelivery.ATTEMPTS - 1);
    assertThat(outcomes()).containsExactly(Map.entry("flaky dropped", 1L));
  }

  @Test
  void sinkThatThrows_isNotTriedAgain_andDisturbsNobody() {
    AlertSink broken = new Broken();
    BudgetAlerts alerts =
        BudgetAlerts.builder(InMemoryBudgetStore.create(() -> START))
            .rules(AlertBench.NO_PACE)
            .workers(workers::worker)
            .meter(meters.get("test"))
            .sink(broken)
            .sink(new Flaky(0))
            .build();

    Instant at = START.plusSeconds(1);
    var budget = applied(month());
    alerts.onBalance(
        budget, budget.window(at), new Balance(budget.key(at), 85 * AlertBench.USD, 0, 0), at);
    workers.run();

    assertThat(told).containsExactly("threshold-80");
    assertThat(workers.delays).isEmpty();
    assertThat(outcomes())
        .containsExactly(Map.entry("broken dropped", 1L), Map.entry("flaky delivered", 1L));
  }

  @Test
  void moreThanCanWait_isDropped_andCounted() {
    AlertDelivery delivery = delivery(new Flaky(0));

    for (int i = 0; i < AlertDelivery.CAPACITY + 5; i++) {
      delivery.offer(alert());
    }
    workers.run();

    assertThat(told).hasSize(AlertDelivery.CAPACITY);
    assertThat(outcomes())
        .containsExactly(
            Map.entry("flaky delivered", (long) AlertDelivery.CAPACITY),
            Map.entry("flaky dropped", 5L));
  }

  @Test
  void whatWaits_makesRoomAsItIsDelivered() {
    AlertDelivery delivery = delivery(new Flaky(0));

    for (int i = 0; i < AlertDelivery.CAPACITY * 2; i++) {
      delivery.offer(alert());
      workers.run();
    }

    assertThat(told).hasSize(AlertDelivery.CAPACITY * 2);
  }

  @Test
  void whatIsLostByClosing_isCounted_andTheSinkIsClosed() {
    Flaky flaky = new Flaky(100);
    AlertDelivery delivery = delivery(flaky);
    delivery.offer(alert());
    workers.run();

    delivery.close();

    assertThat(flaky.closed).isTrue();
    assertThat(outcomes()).containsExactly(Map.entry("flaky dropped", 1L));
  }

  private AlertDelivery delivery(AlertSink sink) {
    return new AlertDelivery(
        sink, workers.worker(sink.name()), new AlertMetrics(meters.get("test")));
  }

  private static BudgetAlert alert() {
    AlertBench bench = new AlertBench();
    bench.settled(applied(month()), "85", START.plusSeconds(1));
    return bench.told.get(0);
  }

  private Map<String, Long> outcomes() {
    Map<String, Long> outcomes = new TreeMap<>();
    reader.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals("costintent.alerts"))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .filter(point -> point.getValue() > 0)
        .forEach(point ->
            outcomes.put(
                point.getAttributes().get(AttributeKey.stringKey("costintent.alert.sink"))
                    + ' '
                    + point.getAttributes().get(AttributeKey.stringKey("costintent.alert.outcome")),
                point.getValue()));
    return outcomes;
  }

  private final class Flaky implements AlertSink, AutoCloseable {
    private int failures;
    private boolean closed;

    Flaky(int failures) {
      this.failures = failures;
    }

    @Override
    public String name() {
      return "flaky";
    }

    @Override
    public void deliver(BudgetAlert alert) throws IOException {
      if (failures-- > 0) {
        throw new IOException("not now");
      }
      told.add(alert.rule());
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Broken implements AlertSink {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public void deliver(BudgetAlert alert) {
      throw new IllegalStateException("never");
    }
  }
}
