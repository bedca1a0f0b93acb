/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.CallRecord;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.simulator.ProviderSimulator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator and tracking for one test; records that the test does not take make it fail. */
public final class Room implements AfterEachCallback {
  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final RecordedTelemetry telemetry = RecordedTelemetry.create();

  public ProviderSimulator simulator() {
    return simulator;
  }

  public CostTracking tracking() {
    return builder().build();
  }

  /** Returns tracking that lets no call leave. */
  public CostTracking denying(CallDeniedException denial) {
    return builder().policy(new DenyAll(denial)).build();
  }

  private CostTrackingBuilder builder() {
    return telemetry.tracking().listener(telemetry.listener());
  }

  public CallRecord takeRecord() {
    telemetry.takeSpan();
    return telemetry.takeRecord();
  }

  /** Returns the records of so many calls. */
  public List<CallRecord> takeRecords(int calls) {
    List<CallRecord> records = telemetry.takeRecords();
    telemetry.takeSpans();
    assertThat(records).hasSize(calls);
    return records;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    simulator.close();
    telemetry.close();
  }

  private record DenyAll(CallDeniedException denial) implements CallPolicy {
    @Override
    public String name() {
      return "deny-all";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Deny(denial);
    }
  }
}
