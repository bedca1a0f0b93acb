/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import io.costintent.testkit.otlp.ReceivedSpan;
import java.util.List;
import java.util.Locale;

/** What the agent made of a call through one door of one version of an SDK. */
enum Seen {
  /** A span of ours has the bill. */
  RECORDED,
  /** The span of another instrumentation has it. */
  ENRICHED,
  /** Nobody bills; the call is as it was. */
  SKIPPED,
  /** This version of the SDK has no such call. */
  ABSENT,
  /** Anything else, which is a mistake. */
  BROKEN;

  static Seen of(Run run, Door door) {
    String outcome = run.outcome(door.model());
    if (outcome.equals("absent")) {
      return ABSENT;
    }
    if (!outcome.equals("answered")
        || !run.detail(door.model()).equals(door.sample().text())
        || run.requests(door.model()).size() != 1) {
      return BROKEN;
    }
    List<ReceivedSpan> billed = run.billed(door.model());
    if (billed.isEmpty() && run.counted(door.model()) == 0) {
      return SKIPPED;
    }
    if (billed.size() != 1
        || run.counted(door.model()) != 1
        || !door.sample().cost().equals(billed.get(0).attribute("costintent.cost.total"))) {
      return BROKEN;
    }
    return billed.get(0).scope().startsWith("io.costintent") ? RECORDED : ENRICHED;
  }

  /** As it stands in the table. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
