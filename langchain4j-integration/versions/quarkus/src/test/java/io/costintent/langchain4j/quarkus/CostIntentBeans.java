/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.quarkus;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.costintent.CostTracking;
import io.costintent.langchain4j.CostIntentChatModelListener;
import io.costintent.testkit.conformance.RecordedTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The producers that the module's page shows, with telemetry that a test can read. */
@ApplicationScoped
public class CostIntentBeans {
  @Produces
  @Singleton
  RecordedTelemetry telemetry() {
    return RecordedTelemetry.create();
  }

  @Produces
  @Singleton
  CostTracking tracking(RecordedTelemetry telemetry) {
    return telemetry.tracking().listener(telemetry.listener()).build();
  }

  @Produces
  @Singleton
  ChatModelListener listener(CostTracking tracking) {
    return CostIntentChatModelListener.create(tracking);
  }
}
