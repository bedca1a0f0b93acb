/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;

/** The profile of those who want to see nothing but model calls. */
class LeanIT extends DoorConformance {
  @Override
  Run run() throws IOException, InterruptedException {
    return Run.of(
        "lean",
        doors(),
        process ->
            process.agent(Agents.distribution()).property("costintent.agent.profile", "lean"));
  }
}
