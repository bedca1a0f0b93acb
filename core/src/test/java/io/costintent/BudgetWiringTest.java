/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.hold.HoldSettings;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.budget.store.KillSwitch;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigSources;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.policy.CallsKilledException;
import io.costintent.policy.ExperimentEndedException;
import io.costintent.policy.ModelNotApprovedException;
import io.costintent.pricing.PriceBooks;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file or a builder to what happens to calls. */
class BudgetWiringTest {
  private static final ModelRequest CHAT =
      ModelRequest.builder("openai", "gpt-4o")
          .maxOutputTokens(100)
          .atMost(Usage.of(UsageUnit.INPUT_TOKENS, 1000))
          .build();

  @TempDir Path directory;
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .build();
  private final List<CallRecord> records = new ArrayList<>();

  @AfterEach
  void close() {
    telemetry.close();
  }

  private CostTrackingBuilder builder() {
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .openTelemetry(telemetry)
        .priceBook(PriceBooks.bundled())
        .clock(() -> Instant.parse("2026-10-15T12:00:00Z"), System::nanoTime)
        .listener(records::add);
  }

  private CostTracking configured(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("costintent.yaml"), yaml);
    return builder().environment(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()).build();
  }

  private static void call(CostTracking tracking, CostIntent intent, ModelRequest request) {
    try (Scope ignored = IntentContext.open(intent)) {
      tracking.call(
          request,
          () -> "answer",
          answer ->
              ResponseFacts.builder().model("gpt-4o").usage(Usage.ofTokens(1000, 100)).build());
    }
  }

  private static Budget requests(long limit) {
    return Budget.builder("requests")
        .limit(BigDecimal.valueOf(limit), BudgetUnit.REQUESTS)
        .mode(BudgetMode.BLOCK)
        .each(IntentKey.TEAM)
        .build();
  }

  @Test
  void budgetsOfAFile_areKept() throws IOException {
    CostIntent experiment = CostIntent.builder().experiment("exp-7").build();
    try (CostTracking tracking =
        configured(
            """
            budgets:
              - id: experiments
                match: {purpose: experiment}
                limit: 0.005 USD
                window: month
                mode: block
                owner: ana
            """)) {
      call(tracking, experiment, CHAT);

      BudgetDeniedException denial =
          catchThrowableOfType(BudgetDeniedException.class, () -> call(tracking, experiment, CHAT));

      assertThat(denial.denial().owner()).isEqualTo("ana");
      assertThat(denial.denial().limit()).isEqualByComparingTo("0.005");
      call(tracking, CostIntent.none(), CHAT); // production goes on
    }
  }

  @Test
  void policiesOfAFile_areAsked() throws IOException {
    CostIntent experiment = CostIntent.builder().experiment("exp-7").build();
    CostIntent over = CostIntent.builder().experiment("exp-6").build();
    ModelRequest changeable = ModelRequest.builder("openai", "gpt-5").modelChangeable(true).build();
    try (CostTracking tracking =
        configured(
            """
            policies:
              approved_models:
                rules:
                  - when: {experiment.id: exp-7, purpose: experiment}
                    models: [gpt-4o-mini]
              smaller_models:
                - when: {purpose: development}
                  replace: {gpt-5: gpt-5-mini}
              experiments:
                ends: {exp-6: 2026-10-15T12:00:00Z}
            """)) {
      assertThatThrownBy(() -> call(tracking, experiment, CHAT))
          .isInstanceOf(ModelNotApprovedException.class)
          .hasMessageContaining("purpose experiment, experiment.id exp-7");
      assertThatThrownBy(() -> call(tracking, over, CHAT))
          .isInstanceOf(ExperimentEndedException.class);
      call(
          tracking, CostIntent.builder().set(IntentKey.PURPOSE, "development").build(), changeable);

      assertThat(records.get(2).request().model()).isEqualTo("gpt-5-mini");
    }
  }

  @Test
  void mistakesInAFile_areAllNamedWithTheirLines() {
    assertThatThrownBy(() ->
            configured(
                """
                policies:
                  approved_models:
                    enforce: perhaps
                    rules:
                      - when: {squad: search}
                        models: [gpt-4o]
                  smaller_modles: []
                  experiments:
                    ends: {exp-6: tomorrow}
                holds:
                  ttl: 10ms
                  max_output_tokens: 3
                """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("costintent.yaml:3")
        .hasMessageContaining("a key of an intent instead of squad")
        .hasMessageContaining("smaller_models")
        .hasMessageContaining("costintent.yaml:9")
        .hasMessageContaining("costintent.yaml:11")
        .hasMessageContaining("costintent.yaml:12");
  }

  @Test
  void holdsOfAFile_areTaken() throws IOException {
    try (CostTracking tracking =
        configured(
            """
            budgets:
              - id: tokens
                limit: 1000 tokens
                mode: block
            holds: {ttl: 2m, unknown_input_tokens: 600, max_output_tokens: 400}
            """)) {
      call(tracking, CostIntent.none(), ModelRequest.chat("openai", "gpt-4o"));

      assertThat(records.get(0).tightestBudget().used()).isEqualTo(1000);
    }
  }

  @Test
  void builder_sharesTheStoreThatItIsGiven() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    CostTracking one = builder().budget(requests(1)).budgetStore(store).build();
    CostTracking two = builder().budgets(List.of(requests(1))).budgetStore(store).build();
    call(one, CostIntent.builder().team("search").build(), CHAT);

    assertThatThrownBy(() -> call(two, CostIntent.builder().team("search").build(), CHAT))
        .isInstanceOf(BudgetDeniedException.class);
  }

  @Test
  void killSwitches_workWithoutBudgets() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    CostTracking tracking = builder().budgetStore(store).build();
    store.kill(new KillSwitch(IntentKey.TEAM, "search", "runaway", "ana", Instant.EPOCH));

    assertThatThrownBy(() -> call(tracking, CostIntent.builder().team("search").build(), CHAT))
        .isInstanceOf(CallsKilledException.class);
  }

  @Test
  void builder_tellsListenersAndTakesHoldsOfItsOwn() {
    AtomicInteger told = new AtomicInteger();
    BudgetListener listener =
        new BudgetListener() {
          @Override
          public void onBalance(
              AppliedBudget budget, WindowSpan window, Balance balance, Instant at) {
            told.incrementAndGet();
          }
        };
    CostTracking tracking =
        builder()
            .budget(requests(10))
            .budgetListener(listener)
            .holds(new HoldSettings(Duration.ofMinutes(1), 100, 20, 50))
            .build();

    call(tracking, CostIntent.builder().team("search").build(), CHAT);

    assertThat(told).hasValue(2);
  }

  @Test
  void builder_refusesTwoBudgetsOfOneId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().budget(requests(1)).budget(requests(2)).build())
        .withMessageContaining("requests twice");
  }

  @Test
  void metrics_showEachCounterAndWhatHappened() {
    CostTracking tracking = builder().budget(requests(2)).build();
    CostIntent search = CostIntent.builder().team("search").build();
    call(tracking, search, CHAT);
    call(tracking, CostIntent.builder().team("billing").build(), CHAT);
    call(tracking, search, CHAT);
    assertThatThrownBy(() -> call(tracking, search, CHAT))
        .isInstanceOf(BudgetDeniedException.class);

    assertThat(gauge("costintent.budget.utilization", "team=search")).isEqualTo(1);
    assertThat(gauge("costintent.budget.utilization", "team=billing")).isEqualTo(0.5);
    assertThat(gauge("costintent.budget.limit", "team=search")).isEqualTo(2);
    assertThat(gauge("costintent.budget.settled", "team=search")).isEqualTo(2);
    assertThat(gauge("costintent.budget.reserved", "team=search")).isZero();
    assertThat(gauge("costintent.budget.remaining", "team=billing")).isEqualTo(1);
    MetricData events = metric("costintent.budget.events");
    assertThat(events.getLongSumData().getPoints())
        .singleElement()
        .satisfies(point -> {
          assertThat(point.getValue()).isEqualTo(1);
          assertThat(point.getAttributes().asMap())
              .containsEntry(AttributeKey.stringKey("costintent.budget.event"), "denied")
              .containsEntry(AttributeKey.stringKey("costintent.budget.event.detail"), "exhausted")
              .containsEntry(AttributeKey.stringKey("costintent.budget.id"), "requests");
        });
    tracking.close();
    assertThat(metrics.collectAllMetrics())
        .extracting(MetricData::getName)
        .doesNotContain("costintent.budget.utilization");
  }

  private double gauge(String name, String scope) {
    return metric(name).getDoubleGaugeData().getPoints().stream()
        .filter(point ->
            scope.equals(
                point.getAttributes().get(AttributeKey.stringKey("costintent.budget.scope"))))
        .mapToDouble(DoublePointData::getValue)
        .findFirst()
        .orElseThrow();
  }

  private MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void standings_haveBudgetsOfOneCounterBeforeAnyCall() throws IOException {
    CostTracking tracking =
        configured(
            "budgets: [{id: all, limit: 5 USD}, {id: each, match: {team: each}, limit: 1 USD}]");

    assertThat(tracking.budgetStandings())
        .extracting(standing -> standing.budget().budget().id())
        .containsExactly("all");
    assertThat(tracking.isBudgetStoreDegraded()).isFalse();
  }

  @Test
  void configuration_isUsedInsteadOfTheEnvironment() {
    ConfigNode budgets =
        ConfigSources.values("test", Map.of("budgets[0].id", "own", "budgets[0].limit", "5 USD"));

    CostTracking tracking =
        builder()
            .environment(Map.of("COSTINTENT_BUDGETS_0_ID", "other"), Map.of())
            .configuration(budgets)
            .build();

    assertThat(tracking.budgetStandings())
        .extracting(standing -> standing.budget().budget().id())
        .containsExactly("own");
  }

  @Test
  void variables_setBudgets() {
    CostTracking tracking =
        builder()
            .environment(
                Map.of(
                    "COSTINTENT_BUDGETS_0_ID", "all",
                    "COSTINTENT_BUDGETS_0_LIMIT", "5 USD",
                    "COSTINTENT_BUDGETS_0_WINDOW_PER", "week"),
                Map.of())
            .build();

    assertThat(tracking.budgetStandings())
        .extracting(standing -> standing.budget().budget().limitAmount())
        .containsExactly(Money.usd("5"));
  }
}
