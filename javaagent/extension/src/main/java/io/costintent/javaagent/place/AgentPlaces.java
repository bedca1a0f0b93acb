/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.CallPlace;
import io.costintent.intent.rule.IntentRules;
import io.costintent.javaagent.bootstrap.ApplicationBridge;
import io.costintent.propagation.IntentSource;
import io.costintent.propagation.IntentTexts;
import io.opentelemetry.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls are for by the configured rules and by what an application with the library states,
 * which refines them. Thread-safe.
 *
 * @since 0.1
 */
public final class AgentPlaces implements IntentSource {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private final IntentRules rules;
  private final AgentResource resource;

  /** Creates a source of what {@code rules} say of a process with this resource. */
  public AgentPlaces(IntentRules rules, AgentResource resource) {
    this.rules = rules;
    this.resource = resource;
  }

  @Override
  public CostIntent intentOf(Context context) {
    CostIntent stated = IntentTexts.read(ApplicationBridge.intent());
    if (!rules.isOfPlaces()) {
      return stated;
    }
    CallPlace place = LocalRoot.place(context, resource);
    if (logger.isDebugEnabled()) {
      logger.debug("rules that match: {}", rules.matching(place));
    }
    return rules.intentAt(place).refinedBy(stated);
  }
}
