/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.CallPlace;
import io.costintent.intent.rule.IntentRules;
import io.costintent.internal.Notices;
import io.costintent.propagation.IntentSource;
import io.opentelemetry.context.Context;
import java.util.Map;

/** The rules, where nobody sees requests, messages and methods. */
final class ThreadRules implements IntentSource {
  private final IntentRules rules;
  private final Map<String, String> resource;

  ThreadRules(IntentRules rules, Map<String, String> resource) {
    this.rules = rules;
    this.resource = resource;
  }

  static void warn(String rule) {
    Notices.warn(rule + " needs the Java agent, which sees routes, queues and methods");
  }

  @Override
  public CostIntent intentOf(Context context) {
    return rules.intentAt(CallPlace.here(resource::get));
  }
}
