/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;

/** What OpenTelemetry's agent is to do by default in its version 3: advice is called, not copied. */
class IndyIT extends DoorConformance {
  @Override
  Run run() throws IOException, InterruptedException {
    return Run.of(
        "indy",
        doors(),
        process ->
            process
                .agent(Agents.distribution())
                .property("costintent.agent.profile", "lean")
                .property("otel.javaagent.experimental.indy", "true"));
  }
}
