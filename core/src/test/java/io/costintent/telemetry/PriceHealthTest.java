/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.money.Money;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookBuilder;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceHealthTest {
  private static final Instant MADE = Instant.parse("2026-09-01T00:00:00Z");
  private static final Usage MILLION =
      Usage.builder().add(UsageUnit.INPUT_TOKENS, 1_000_000).build();

  private final List<String> log = new ArrayList<>();
  private Instant now = MADE;
  private PriceBook book = book(null, null);
  private PriceHealth health = watch();

  static Stream<Arguments> ages() {
    return Stream.of(
        argumentSet("fresh", Duration.ofDays(14).minusSeconds(1), List.of()),
        argumentSet("two weeks", Duration.ofDays(14), List.of(PriceSign.AGED)),
        argumentSet("almost stale", Duration.ofDays(45).minusSeconds(1), List.of(PriceSign.AGED)),
        argumentSet("stale", Duration.ofDays(45), List.of(PriceSign.STALE)),
        argumentSet("of tomorrow", Duration.ofDays(-1), List.of()));
  }

  @ParameterizedTest
  @MethodSource("ages")
  void look_tellsAgesApart(Duration age, List<PriceSign> expected) {
    health.look(MADE.plus(age));

    assertThat(health.signs()).containsExactlyElementsOf(expected);
    assertThat(log).hasSize(expected.size());
  }

  @Test
  void look_saysEachSignOnce() {
    health.look(MADE.plus(Duration.ofDays(20)));
    health.look(MADE.plus(Duration.ofDays(21)));
    health.look(MADE.plus(Duration.ofDays(50)));

    assertThat(log)
        .containsExactly(
            "the price book was made 14 days ago or more (own:1)",
            "the price book was made 45 days ago or more; costs of newer models are unknown or"
                + " wrong (own:1)");
  }

  @Test
  void look_seesTheEndOfValidity() {
    book = book(MADE.plus(Duration.ofDays(3)), null);
    health = watch();

    health.look(MADE.plus(Duration.ofDays(3)).minusSeconds(1));
    List<String> before = List.copyOf(log);
    health.look(MADE.plus(Duration.ofDays(3)));

    assertThat(before).isEmpty();
    assertThat(health.signs()).containsExactly(PriceSign.EXPIRED);
  }

  @Test
  void look_seesThatAForetoldChangePassed() {
    book = book(null, MADE.plus(Duration.ofDays(3)));
    health = watch();

    health.look(MADE.plus(Duration.ofDays(3)).minusSeconds(1));
    List<String> before = List.copyOf(log);
    health.look(MADE.plus(Duration.ofDays(3)));

    assertThat(before).isEmpty();
    assertThat(log)
        .containsExactly(
            "a price has changed since the price book was made, on the day the book foretold"
                + " (own:1)");
  }

  @Test
  void look_passesOverChangesBeforeTheBookWasMade() {
    book = book(null, MADE.minusSeconds(1));
    health = watch();

    health.look(MADE.plus(Duration.ofDays(3)));

    assertThat(health.signs()).isEmpty();
  }

  @Test
  void onEnd_looksOnceAnHour() {
    now = MADE.plus(Duration.ofDays(20));
    CostTracking tracking = tracking();

    call(tracking, "known", null);
    List<String> first = List.copyOf(log);
    now = now.plus(Duration.ofDays(30));
    call(tracking, "known", null);

    assertThat(first).hasSize(1);
    assertThat(log).hasSize(2);
  }

  @Test
  void look_seesThatMoreCallsHaveNoPrice() {
    CostTracking tracking = tracking();
    calls(tracking, 199, "known", 1, "unheard-of");
    health.look(MADE);
    calls(tracking, 195, "known", 5, "unheard-of");

    health.look(MADE);

    assertThat(health.signs()).containsExactly(PriceSign.UNPRICED_RISING);
    assertThat(health.unpricedRatio()).isEqualTo(0.025);
    assertThat(log).containsExactly("a growing share of calls has no price in the book (own:1)");
  }

  @Test
  void look_endsTheSignWhenTheShareFalls() {
    CostTracking tracking = tracking();
    calls(tracking, 100, "known", 0, "unheard-of");
    health.look(MADE);
    calls(tracking, 90, "known", 10, "unheard-of");
    health.look(MADE);
    calls(tracking, 90, "known", 10, "unheard-of");
    health.look(MADE);
    boolean stays = health.signs().contains(PriceSign.UNPRICED_RISING);
    calls(tracking, 100, "known", 0, "unheard-of");

    health.look(MADE);

    assertThat(stays).isTrue();
    assertThat(health.signs()).isEmpty();
  }

  @Test
  void look_takesASteadyShareForNormal() {
    CostTracking tracking = tracking();
    calls(tracking, 50, "known", 50, "unheard-of");
    health.look(MADE);
    calls(tracking, 50, "known", 50, "unheard-of");

    health.look(MADE);

    assertThat(health.signs()).isEmpty();
    assertThat(health.unpricedRatio()).isEqualTo(0.5);
  }

  @Test
  void look_waitsForEnoughCalls() {
    CostTracking tracking = tracking();
    calls(tracking, 0, "known", 99, "unheard-of");

    health.look(MADE);

    assertThat(health.unpricedRatio()).isEqualTo(-1);
  }

  static Stream<Arguments> reports() {
    return Stream.of(
        argumentSet("1 % more", "3.03", false),
        argumentSet("above 1 % more", "3.0301", true),
        argumentSet("above 1 % less", "2.9699", true));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void look_seesThatReportedAmountsDrift(String reported, boolean expected) {
    CostTracking tracking = tracking();
    for (int i = 0; i < 100; i++) {
      call(tracking, "known", reported);
    }

    health.look(MADE);

    assertThat(health.signs().contains(PriceSign.DRIFT)).isEqualTo(expected);
    assertThat(health.drift())
        .isEqualTo(new BigDecimal(reported).doubleValue() / 3 - 1, within(1e-9));
  }

  @Test
  void metrics_sayAllOfIt() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    try (OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build()) {
      PriceBookStatus status =
          PriceBookStatus.builder(book)
              .quarantined(2)
              .lastRefresh(MADE, "updated")
              .refreshes(Map.of("updated", 3L, "older", 1L))
              .build();
      health = new PriceHealth(book, () -> status, log::add);
      CostTracking tracking = tracking();
      for (int i = 0; i < 100; i++) {
        call(tracking, "known", "3.3");
      }
      Runnable unregister =
          PriceMetrics.register(
              sdk.getMeter("test"), health, () -> MADE.plus(Duration.ofHours(36)));

      Map<String, String> values = values(reader);
      unregister.run();

      assertThat(values)
          .containsEntry("costintent.price.book.age d {costintent.price.book=\"own:1\"}", "1.5")
          .containsEntry("costintent.price.signs 1 {costintent.price.sign=\"drift\"}", "1")
          .containsEntry("costintent.price.signs 1 {costintent.price.sign=\"stale\"}", "0")
          .containsEntry("costintent.price.unpriced.ratio 1 {}", "0.0")
          .containsEntry("costintent.price.quarantined {model} {}", "2")
          .containsEntry(
              "costintent.price.refreshes {refresh} {costintent.price.refresh.result=\"updated\"}",
              "3")
          .containsEntry(
              "costintent.price.refreshes {refresh} {costintent.price.refresh.result=\"older\"}",
              "1")
          .containsKey("costintent.price.drift 1 {}");
      assertThat(values(reader)).isEmpty();
    }
  }

  private static Map<String, String> values(InMemoryMetricReader reader) {
    Map<String, String> values = new TreeMap<>();
    for (MetricData metric : reader.collectAllMetrics()) {
      String name = metric.getName() + ' ' + metric.getUnit() + ' ';
      metric
          .getLongGaugeData()
          .getPoints()
          .forEach(it -> values.put(name + it.getAttributes(), Long.toString(it.getValue())));
      metric
          .getDoubleGaugeData()
          .getPoints()
          .forEach(it -> values.put(name + it.getAttributes(), Double.toString(it.getValue())));
      metric
          .getLongSumData()
          .getPoints()
          .forEach(it -> values.put(name + it.getAttributes(), Long.toString(it.getValue())));
    }
    return values;
  }

  private CostTracking tracking() {
    return CostTracking.builder()
        .environment(Map.of("COSTINTENT_METRICS_ENABLED", "false"), Map.of())
        .openTelemetry(OpenTelemetry.noop())
        .inferenceSpans(InferenceSpans.none())
        .priceBook(book)
        .clock(() -> now, () -> Duration.between(MADE, now).toNanos())
        .listener(health)
        .build();
  }

  private PriceHealth watch() {
    return new PriceHealth(book, () -> PriceBookStatus.of(book), log::add);
  }

  private static void calls(
      CostTracking tracking, int count, String model, int others, String other) {
    for (int i = 0; i < count; i++) {
      call(tracking, model, null);
    }
    for (int i = 0; i < others; i++) {
      call(tracking, other, null);
    }
  }

  private static void call(CostTracking tracking, String model, @Nullable String reported) {
    ResponseFacts.Builder facts = ResponseFacts.builder().usage(MILLION);
    if (reported != null) {
      facts.reportedCost(Money.usd(reported));
    }
    tracking.call(ModelRequest.chat("acme", model), () -> "answer", answer -> facts.build());
  }

  private static PriceBook book(@Nullable Instant until, @Nullable Instant change) {
    PriceBookBuilder own = PriceBooks.builder("own", "1").generatedAt(MADE).validUntil(until);
    own.add(model("known", null));
    if (change != null) {
      own.add(model("changing", change));
    }
    return own.build();
  }

  private static ModelPrices model(String name, @Nullable Instant from) {
    RateCard card =
        RateCard.builder(Provenance.of("me"))
            .validFrom(from)
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("3"))
            .build();
    return ModelPrices.of("acme", name, Currency.getInstance("USD"), List.of(card));
  }
}
