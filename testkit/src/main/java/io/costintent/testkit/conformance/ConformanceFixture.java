/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;

/**
 * What the suites share: a simulator, the telemetry of one test, and how doors are opened.
 *
 * @param <D> the kind of door
 * @since 0.1
 */
abstract class ConformanceFixture<D extends ModelDoor> {
  static final String MODEL = ConformancePrices.MODEL;
  static final String PROMPT = "where do the herons nest";
  static final CostIntent INTENT =
      CostIntent.builder().team("support-desk").feature("ticket-triage").build();

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private ProviderSimulator simulator = ProviderSimulator.start();
  private RecordedTelemetry telemetry = RecordedTelemetry.create();
  private Sample sample = Sample.openAi();

  /**
   * Opens a door to the provider that answers at {@code baseUrl}, without retries of its own.
   *
   * @param tracking what records the calls
   * @param baseUrl such as {@code http://127.0.0.1:41739}, without a path
   */
  protected abstract D open(CostTracking tracking, URI baseUrl);

  /** Returns what the door's endpoint answers. */
  protected abstract Sample sample();

  /** The OpenTelemetry instance of this test, for an adapter that writes on the spans of others. */
  protected final OpenTelemetry openTelemetry() {
    return telemetry.openTelemetry();
  }

  @BeforeEach
  final void prepare() {
    sample = sample();
  }

  @AfterEach
  final void closeAll(TestReporter reporter) throws Exception {
    if (!telemetry.units().isEmpty()) {
      reporter.publishEntry(RecordedTelemetry.UNITS, String.join(",", telemetry.units()));
    }
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
    simulator.close();
    telemetry.close();
  }

  final ProviderSimulator simulator() {
    return simulator;
  }

  final RecordedTelemetry telemetry() {
    return telemetry;
  }

  final Sample answer() {
    return sample;
  }

  /** Replaces the telemetry before anything was recorded. */
  final void recordWith(RecordedTelemetry other) {
    telemetry.close();
    telemetry = other;
  }

  /** Returns tracking with this test's own parts, and with the listener that keeps records last. */
  final CostTracking tracking(UnaryOperator<CostTrackingBuilder> parts) {
    CostTracking tracking =
        parts.apply(telemetry.tracking()).listener(telemetry.listener()).build();
    opened.push(tracking);
    return tracking;
  }

  final CostTracking tracking() {
    return tracking(parts -> parts);
  }

  final D open(CostTracking tracking) {
    D door = open(tracking, simulator.baseUrl());
    opened.push(door);
    return door;
  }

  final D open() {
    return open(tracking());
  }

  /** Returns the cost of a record that bills. */
  static Cost costOf(CallRecord record) {
    return requireNonNull(record.cost(), "cost of " + record);
  }
}
