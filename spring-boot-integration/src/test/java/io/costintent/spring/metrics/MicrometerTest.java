/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.Charge;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.Applications;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Metrics in a registry of Prometheus alone. */
class MicrometerTest {
  private static final CostIntent SUPPORT =
      CostIntent.builder().team("support").tenant("acme").build();

  private final InMemoryMetricReader openTelemetry = InMemoryMetricReader.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(openTelemetry).build())
          .build();
  private final PrometheusMeterRegistry prometheus =
      new PrometheusMeterRegistry(
          PrometheusConfig.DEFAULT, new PrometheusRegistry(), new Hurried());

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(Applications.OURS)
          .withBean(MeterRegistry.class, () -> prometheus)
          .withBean(OpenTelemetry.class, () -> sdk, bean -> bean.setDestroyMethodName(""))
          .withPropertyValues(
              "costintent.budgets[0].id=all",
              "costintent.budgets[0].limit=5 USD",
              "costintent.budgets[1].id=each",
              "costintent.budgets[1].match.team=each",
              "costintent.budgets[1].limit=10 requests");

  /** A clock of which each look is a second after the one before, so nothing is kept. */
  private static final class Hurried implements Clock {
    private final AtomicLong seconds = new AtomicLong();

    @Override
    public long wallTime() {
      return seconds.incrementAndGet() * 1_000;
    }

    @Override
    public long monotonicTime() {
      return seconds.incrementAndGet() * 1_000_000_000;
    }
  }

  @AfterEach
  void close() {
    sdk.close();
  }

  private static void spend(CostTracking tracking) {
    IntentContext.run(SUPPORT, () -> Applications.call(tracking));
    Applications.call(tracking, "nobody-knows");
    tracking.charge(Charge.of("pinecone", "read-units", Money.usd("0.01")));
  }

  @Test
  void scrape_hasCountsOfAllCallsAtOnceUnderTheNamesOfOpenTelemetrysExporters() {
    application.run(context -> {
      spend(context.getBean(CostTracking.class));

      assertThat(prometheus.scrape())
          .containsPattern("costintent_cost_total\\{[^}]*costintent_team=\"support\"[^}]*} 0.0035")
          .containsPattern(
              "costintent_cost_total\\{[^}]*costintent_charge_service=\"pinecone\"[^}]*} 0.01")
          .containsPattern(
              "costintent_tokens_total\\{[^}]*costintent_token_type=\"output\"[^}]*"
                  + "gen_ai_request_model=\"gpt-4o\"[^}]*} 100.0")
          .containsPattern(
              "costintent_calls_total\\{[^}]*costintent_cost_reason=\"unknown_model\"[^}]*} 1.0")
          .doesNotContain("acme")
          .doesNotContain("gen_ai_client");
    });
  }

  @Test
  void scrape_hasBudgetsFromTheStart() {
    application.run(context ->
        assertThat(prometheus.scrape())
            .containsPattern("costintent_budget_limit\\{[^}]*id=\"all\"[^}]*unit=\"USD\"} 5.0")
            .containsPattern("costintent_budget_utilization_ratio\\{[^}]*id=\"all\"[^}]*} 0.0")
            .containsPattern("costintent_budget_resets_at_seconds\\{[^}]*id=\"all\"[^}]*} 1")
            .contains("costintent_budget_store_degraded 0.0"));
  }

  @Test
  void scrape_hasWhatCallsTookOfBudgets() {
    application.run(context -> {
      spend(context.getBean(CostTracking.class));
      prometheus.scrape(); // finds the counter of a team

      assertThat(prometheus.scrape())
          .containsPattern("costintent_budget_settled\\{[^}]*id=\"all\"[^}]*} 0.0135")
          .containsPattern(
              "costintent_budget_settled\\{[^}]*id=\"each\"[^}]*scope=\"team=support\"[^}]*} 1.0");
    });
  }

  @Test
  void scrape_hasTheStateOfPrices() {
    application.run(context ->
        assertThat(prometheus.scrape())
            .contains("costintent_price_book_age_days{costintent_price_book=\"bundled:")
            .contains("costintent_price_signs_ratio{costintent_price_sign=\"stale\"}"));
  }

  @Test
  void metrics_areNotInOpenTelemetryToo() {
    application.run(context -> {
      spend(context.getBean(CostTracking.class));

      assertThat(openTelemetry.collectAllMetrics()).isEmpty();
    });
  }

  @Test
  void oneProperty_sendsThemToOpenTelemetryInstead() {
    application
        .withPropertyValues("costintent.spring.micrometer=false")
        .run(context -> {
          spend(context.getBean(CostTracking.class));

          assertThat(openTelemetry.collectAllMetrics())
              .extracting(metric -> metric.getName())
              .contains("costintent.cost", "costintent.budget.limit");
          assertThat(prometheus.scrape()).doesNotContain("costintent");
        });
  }

  @Test
  void closedTracking_leavesNoGauges() {
    application.run(context -> {
      context.getBean(CostTracking.class).close();

      assertThat(prometheus.getMeters())
          .extracting(Meter::getId)
          .filteredOn(id -> id.getType() == Meter.Type.GAUGE)
          .isEmpty();
    });
  }
}
