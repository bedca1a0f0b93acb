/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;

/** OpenTelemetry's own agent, told of our extension. */
class ExtensionIT extends DoorConformance {
  @Override
  Run run() throws IOException, InterruptedException {
    return Run.of(
        "extension",
        doors(),
        process ->
            process
                .agent(ClassPath.stockAgent())
                .property("otel.javaagent.extensions", Agents.extension().toString()));
  }
}
