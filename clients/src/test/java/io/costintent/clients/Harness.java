/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.store.BudgetStore;
import io.costintent.call.CallRecord;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.pricing.PriceBooks;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator and tracking for one test; records that the test does not take make it fail. */
public final class Harness implements AfterEachCallback {
  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final RecordedTelemetry telemetry = RecordedTelemetry.create();
  private final CostTracking tracking = builder().build();

  private CostTrackingBuilder builder() {
    return telemetry.tracking().listener(telemetry.listener());
  }

  public ProviderSimulator simulator() {
    return simulator;
  }

  public CostTracking tracking() {
    return tracking;
  }

  /** Returns tracking with parts of a test's own. */
  public CostTracking tracking(UnaryOperator<CostTrackingBuilder> parts) {
    return parts.apply(builder()).build();
  }

  /** Returns tracking with the prices that come with the library. */
  public CostTracking bundled() {
    return builder().priceBook(PriceBooks.bundled()).build();
  }

  /** Returns tracking with one budget, of 0.05 US dollars and whatever a test adds. */
  public CostTracking limited(BudgetStore store, UnaryOperator<BudgetBuilder> parts) {
    return limited(builder(), store, parts);
  }

  /** Returns tracking with one budget, of 0.05 US dollars, and the library's own prices. */
  public CostTracking limitedBundled(BudgetStore store) {
    return limited(builder().priceBook(PriceBooks.bundled()), store, parts -> parts);
  }

  private static CostTracking limited(
      CostTrackingBuilder builder, BudgetStore store, UnaryOperator<BudgetBuilder> parts) {
    BudgetBuilder budget = Budget.builder("herons").limit(Money.usd("0.05")).mode(BudgetMode.BLOCK);
    return builder.budgetStore(store).budget(parts.apply(budget).build()).build();
  }

  /** Returns tracking with the prices of the jar, and what a test adds. */
  public CostTracking priced(UnaryOperator<CostTrackingBuilder> parts) {
    return tracking(builder -> parts.apply(builder.priceBook(PriceBooks.bundled())));
  }

  /** Returns tracking with whatever a test adds. */
  public CostTracking with(UnaryOperator<CostTrackingBuilder> parts) {
    return parts.apply(builder()).build();
  }

  /** Returns tracking that denies every call, for clients of hosts that tests must not call. */
  public CostTracking denying() {
    return builder().policy(new DenyAll()).build();
  }

  /** Moves the clock beyond the longest silence of a stream, and sweeps. */
  public void sweepLater() {
    telemetry.advance(Duration.ofHours(1));
    tracking.handler().sweep();
  }

  /** Returns what was thrown, or what a future failed with: the agent's way to deny that. */
  public static Throwable denialIn(Throwable thrown) {
    return thrown instanceof ExecutionException ? thrown.getCause() : thrown;
  }

  public CallRecord takeRecord() {
    telemetry.takeSpan();
    return telemetry.takeRecord();
  }

  public List<CallRecord> takeRecords() {
    telemetry.takeSpans();
    return telemetry.takeRecords();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!telemetry.units().isEmpty()) {
      context.publishReportEntry(RecordedTelemetry.UNITS, String.join(",", telemetry.units()));
    }
    tracking.close();
    simulator.close();
    telemetry.close();
  }

  private static final class DenyAll implements CallPolicy {
    @Override
    public String name() {
      return "deny-all";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Deny(new CallDeniedException(name(), "denied"));
    }
  }
}
