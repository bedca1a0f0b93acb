/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each call what it cost, or why nobody knows. */
final class CallLog implements CallListener {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  @Override
  public void onEnd(CallRecord record) {
    Cost cost = record.cost();
    logger.debug(
        "{} {} {}: {}, {}, {}",
        record.isObserved() ? "span of" : "call of",
        record.request().provider(),
        record.model(),
        record.ending(),
        record.intent(),
        cost == null ? "no bill here" : cost.explain());
  }
}
