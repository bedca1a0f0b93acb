/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.IntentRules;
import io.costintent.javaagent.bootstrap.ApplicationBridge;
import io.costintent.propagation.IntentSource;
import io.costintent.propagation.IntentTexts;
import io.opentelemetry.context.Context;

/**
 * What calls are for by the configured rules and by what an application with the library states,
 * which refines them. Thread-safe.
 *
 * @since 0.1
 */
public final class AgentPlaces implements IntentSource {
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
    return rules.isOfPlaces()
        ? rules.intentAt(LocalRoot.place(context, resource)).refinedBy(stated)
        : stated;
  }
}
