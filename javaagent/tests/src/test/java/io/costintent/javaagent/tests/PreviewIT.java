/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;

/** What OpenTelemetry's agent is to do by default in its version 3, such as calling its advice. */
class PreviewIT extends DoorConformance {
  @Override
  Run run() throws IOException, InterruptedException {
    return Run.of(
        "preview",
        doors(),
        process ->
            process
                .agent(Agents.distribution())
                .property("otel.instrumentation.common.v3-preview", "true")
                .property("otel.javaagent.experimental.indy", "true"));
  }
}
