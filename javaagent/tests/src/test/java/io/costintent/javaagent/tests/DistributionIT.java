/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;

/** One jar attached, nothing else. */
class DistributionIT extends DoorConformance {
  @Override
  Run run() throws IOException, InterruptedException {
    Run run = Run.of("distribution", doors(), process -> process.agent(Agents.distribution()));
    SeenTable.write(run, doors());
    return run;
  }
}
